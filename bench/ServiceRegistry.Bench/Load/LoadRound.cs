using System.Diagnostics;

namespace ServiceRegistry.Bench.Load;

/// <summary>One target with the connections to it.</summary>
internal sealed class LoadRound : IDisposable
{
    /// <summary>Apart from each other, so that no two senders write the same number.</summary>
    private const long NumbersOfSender = 10_000_000_000;

    private readonly LoadTarget target;
    private readonly Sender[] senders;
    private readonly GraphQLClient server;

    public LoadRound(LoadTarget target, int connections, int threads)
    {
        this.target = target;
        senders = [.. Enumerable.Range(0, threads).Select(place => new Sender(target, connections / threads, place * NumbersOfSender))];
        server = new GraphQLClient(target.Server);
    }

    /// <summary>Sends for a while.</summary>
    public LoadFigures Run(TimeSpan length)
    {
        var costBefore = server.Cost();
        var sendingBefore = Environment.CpuUsage.TotalTime;
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(length.TotalSeconds * Stopwatch.Frequency);
        Thread[] threads = [.. senders.Select(sender => new Thread(() => sender.Run(end)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var sending = Environment.CpuUsage.TotalTime - sendingBefore;
        var cost = server.Cost() - costBefore;
        if (senders.FirstOrDefault(sender => sender.Failure is not null) is { } failed)
        {
            throw new IOException($"A request to {target.Name} failed.", failed.Failure);
        }

        long[] times = [.. senders.SelectMany(sender => sender.Times).Order()];
        return new LoadFigures(
            target.Name,
            times.Length / elapsed.TotalSeconds,
            Share: 1,
            Percentile.Of(times, 0.5),
            Percentile.Of(times, 0.99),
            cost.Processor.TotalMicroseconds / times.Length,
            sending.TotalMicroseconds / times.Length,
            (double)cost.Allocated / times.Length,
            senders[0].Bytes,
            cost.Paused / elapsed);
    }

    public void Dispose()
    {
        Array.ForEach(senders, sender => sender.Dispose());
        server.Dispose();
    }
}
