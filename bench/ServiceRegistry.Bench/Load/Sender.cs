using System.Diagnostics;
using System.Text;

namespace ServiceRegistry.Bench.Load;

/// <summary>
/// One thread with its connections. It has a request under way on each of them, and reads the answers in the order of the requests:
/// the oldest is answered first, and when the thread has waited for one, the next ones are there as well. So it needs neither a
/// readiness call nor a thread switch for every answer.
/// </summary>
internal sealed class Sender : IDisposable
{
    private readonly HttpConnection[] connections;
    private readonly RequestTemplate request;
    private readonly List<long> times = new(1 << 17);
    private byte[] buffer = new byte[16 * 1024];

    public Sender(LoadTarget target, int connections, long firstNumber)
    {
        this.connections = [.. Enumerable.Range(0, connections).Select(_ => new HttpConnection(target.Server))];
        request = new RequestTemplate(target, firstNumber);
    }

    /// <summary>What went wrong in the last round; null where nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>How long each request of the last round took.</summary>
    public IReadOnlyList<long> Times => times;

    /// <summary>How long the last answer's body was.</summary>
    public int Bytes { get; private set; }

    /// <param name="end">No request begins after it.</param>
    public void Run(long end)
    {
        times.Clear();
        try
        {
            SendUntil(end);
        }
        catch (Exception exception)
        {
            // It belongs to the thread that waits for this one.
            Failure = exception;
        }
    }

    public void Dispose() => Array.ForEach(connections, connection => connection.Dispose());

    private void SendUntil(long end)
    {
        var begun = new long[connections.Length];
        for (var i = 0; i < connections.Length; i++)
        {
            begun[i] = Stopwatch.GetTimestamp();
            connections[i].Send(request.Next());
        }

        for (var under = connections.Length; under > 0;)
        {
            for (var i = 0; i < connections.Length; i++)
            {
                if (begun[i] == 0)
                {
                    continue;
                }

                var answer = connections[i].Receive(ref buffer);
                var now = Stopwatch.GetTimestamp();
                times.Add(now - begun[i]);
                Bytes = answer.Length;
                if (times.Count == 1 && answer.IndexOf("\"errors\":[{"u8) >= 0)
                {
                    throw new IOException($"The server answered: {Encoding.UTF8.GetString(answer)}");
                }

                begun[i] = now < end ? now : 0;
                if (begun[i] == 0)
                {
                    under--;
                }
                else
                {
                    connections[i].Send(request.Next());
                }
            }
        }
    }
}
