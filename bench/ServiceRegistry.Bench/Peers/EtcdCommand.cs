using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServiceRegistry.Bench.Peers;

/// <summary>Puts values with a lease into etcd, each under a key of its own, as long and as often as the registry is sent registrations.</summary>
internal static class EtcdCommand
{
    public const string Name = "etcd";

    // For each put, etcd looks at all keys of its lease: with one lease for all it would be slower with every put.
    private const int LeasesOfConnection = 64;
    private const int Seconds = 3600;

    // About what a registration is.
    private static readonly byte[] Value = Encoding.UTF8.GetBytes(new string('x', 200));

    public static int Run(string argument)
    {
        var plan = JsonSerializer.Deserialize<EtcdPlan>(argument)!;
        var connections = Enumerable.Range(0, plan.Connections).Select(_ => new EtcdConnection(plan.Server)).Chunk(plan.Connections / plan.Threads).ToArray();
        Grant([.. connections.SelectMany(some => some)]);
        var number = 0L;
        Run(plan.WarmUp);
        Console.WriteLine(Percentile.Median(Enumerable.Range(0, plan.Rounds).Select(_ => Run(plan.Round))).ToString(CultureInfo.InvariantCulture));
        foreach (var connection in connections.SelectMany(some => some))
        {
            connection.Dispose();
        }

        return 0;

        double Run(TimeSpan length)
        {
            var (before, begin) = (Interlocked.Read(ref number), Stopwatch.GetTimestamp());
            Task.WaitAll(connections.Select(some => Task.Factory.StartNew(() => Put(some, begin, length), TaskCreationOptions.LongRunning)));
            return (Interlocked.Read(ref number) - before) / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }

        void Put(EtcdConnection[] some, long begin, TimeSpan length)
        {
            while (Stopwatch.GetElapsedTime(begin) < length)
            {
                foreach (var connection in some)
                {
                    var next = Interlocked.Increment(ref number);
                    connection.Put(Encoding.UTF8.GetBytes($"/services/{next:D12}"), Value, lease: 1 + (next % (LeasesOfConnection * plan.Connections)));
                }

                foreach (var connection in some)
                {
                    connection.Receive();
                }
            }
        }
    }

    private static void Grant(EtcdConnection[] connections)
    {
        for (var round = 0; round < LeasesOfConnection; round++)
        {
            for (var place = 0; place < connections.Length; place++)
            {
                connections[place].Grant(1 + (round * connections.Length) + place, Seconds);
            }

            Array.ForEach(connections, connection => connection.Receive());
        }
    }
}

/// <summary>How etcd is put values.</summary>
internal sealed record EtcdPlan(Uri Server, int Connections, int Threads, TimeSpan WarmUp, TimeSpan Round, int Rounds);
