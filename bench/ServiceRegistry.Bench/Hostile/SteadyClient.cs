using System.Diagnostics;
using System.Runtime.InteropServices;
using ServiceRegistry.Bench.Load;

namespace ServiceRegistry.Bench.Hostile;

/// <summary>A client as there are many: asks, reads the answer, and is quiet for a while.</summary>
internal sealed class SteadyClient(LoadTarget target) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private readonly HttpConnection connection = new(target.Server);
    private readonly RequestTemplate request = new(target, 0);
    private byte[] buffer = new byte[64 * 1024];

    /// <returns>Of a hundred requests the slowest but one, in microseconds.</returns>
    public async Task<double> P99Async(TimeSpan window)
    {
        var times = new List<long>();
        using var pause = new PeriodicTimer(Pause);
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < window; await pause.WaitForNextTickAsync())
        {
            var sent = Stopwatch.GetTimestamp();
            connection.Send(request.Next());
            connection.Receive(ref buffer);
            times.Add(Stopwatch.GetTimestamp() - sent);
        }

        times.Sort();
        return Percentile.Of(CollectionsMarshal.AsSpan(times), 0.99);
    }

    public void Dispose() => connection.Dispose();
}
