using System.Diagnostics;

namespace ServiceRegistry.Bench.Load;

/// <summary>One round: every connection sends one request after the other, on a thread of its own.</summary>
internal static class LoadRound
{
    public static LoadFigures Run(IReadOnlyList<HttpConnection> connections, byte[] request, TimeSpan length, GraphQLClient server)
    {
        var times = connections.Select(_ => new List<long>(1 << 16)).ToArray();
        var failures = new Exception?[connections.Count];
        var before = server.Cost();
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(length.TotalSeconds * Stopwatch.Frequency);

        var threads = connections.Select((connection, place) => new Thread(() =>
        {
            try
            {
                Send(connection, request, end, times[place]);
            }
            catch (Exception failure)
            {
                failures[place] = failure;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        var elapsed = Stopwatch.GetElapsedTime(begin);
        var cost = server.Cost() - before;
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
        {
            throw new IOException("A request failed.", first);
        }

        long[] all = [.. times.SelectMany(list => list).Order()];
        return new LoadFigures(
            all.Length / elapsed.TotalSeconds,
            Percentile.Of(all, 0.5),
            Percentile.Of(all, 0.99),
            cost.Processor.TotalMicroseconds / all.Length,
            (double)cost.Allocated / all.Length,
            cost.Paused / elapsed);
    }

    private static void Send(HttpConnection connection, byte[] request, long end, List<long> times)
    {
        for (var start = Stopwatch.GetTimestamp(); start < end;)
        {
            var answer = connection.Send(request);
            var now = Stopwatch.GetTimestamp();
            times.Add(now - start);
            start = now;
            if (times.Count == 1 && answer.IndexOf("\"errors\""u8) >= 0)
            {
                throw new IOException($"The server answered: {System.Text.Encoding.UTF8.GetString(answer)}");
            }
        }
    }
}
