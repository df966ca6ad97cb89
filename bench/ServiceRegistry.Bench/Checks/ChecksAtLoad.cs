using System.Globalization;
using System.Xml;
using ServiceRegistry.Bench.Hostile;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Sections;
using ServiceRegistry.Bench.Start;
using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Checks;

/// <summary>10,000 checks every 10 s, half of them failing: how punctual they are, what others notice, and how a start goes with them.</summary>
internal sealed class ChecksAtLoad(Uri target, GraphQLClient counting)
{
    private const int Checks = 10_000;
    private const int Turns = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // Until what each check keeps in memory has its place, and the server has seen some rounds.
    private static readonly TimeSpan Settling = 11 * Interval;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length =
        Environment.GetEnvironmentVariable("BENCH_LONG") is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Row>> MeasureAsync()
    {
        using var database = Database.None();
        var rows = new List<Row>();
        await using (var server = await ServerProcess.StartRegistryAsync(services: 50, database.Folder))
        {
            var steady = new LoadTarget("steady", server.Address, "/graphql", Operations.ResolveOf(Operations.Service(25)));
            var idle = await P99Async(steady);
            await CheckOperations.RegisterAsync(
                server.Client, target, Checks, Interval, number => CheckOperations.Http($"/{(number % 2 == 0 ? "up" : "down")}/{number}"));
            await Task.Delay(Settling, TimeProvider.System);

            var before = server.Client.Memory();
            await Task.Delay(Length - (2 * Window), TimeProvider.System);
            var busy = await P99Async(steady);
            var lateness = await LatenessAsync(server.Client);
            var after = server.Client.Memory();
            Console.WriteLine($"- live objects: {before.Heap / 1e6:F1} MB before, {after.Heap / 1e6:F1} MB after; resident: {before.Resident / 1e6:F1} and {after.Resident / 1e6:F1} MB");
            rows.Add(Row.AtMost("10,000 checks every 10 s, half failing: lateness (p99 of the last minute)", 500, lateness.TotalMilliseconds, " ms"));
            rows.Add(Row.AtMost("p99 of `resolve` meanwhile, against without them", 2, busy / idle));
            rows.Add(Row.AtMost(
                $"live objects after another {Words(Length)}, against before", 1.1, (double)after.Heap / before.Heap));
            rows.Add(Row.Beside("resident memory likewise", (double)after.Resident / before.Resident));
            rows.Add(Row.AtMost("a status change at that load, from the check's result until a subscriber has it (the longest of ten)", 100, await TurnAsync(server), " ms"));
        }

        rows.AddRange(await StartAsync(database));
        return rows;
    }

    private static string Words(TimeSpan length) => length.TotalMinutes == 1 ? "minute" : string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0} minutes");

    // Over a connection of its own: the server closes one that is idle for as long as the checks take to settle.
    private static async Task<double> P99Async(LoadTarget target)
    {
        using var client = new SteadyClient(target);
        await client.P99Async(Window);
        return await client.P99Async(Window);
    }

    private static async Task<TimeSpan> LatenessAsync(GraphQLClient client)
    {
        var load = (await CheckOperations.AskAsync(client, "{ registry { checkLoad { running waiting stretch lateness { count p50 p99 max } } } }"))["registry"]!["checkLoad"]!;
        Console.WriteLine($"- {load.ToJsonString()}");
        return XmlConvert.ToTimeSpan((string)load["lateness"]!["p99"]!);
    }

    private async Task<double> TurnAsync(ServerProcess server)
    {
        await server.Client.SendAsync(Operations.RegisterOne(
            CheckOperations.Instance(Checks * 10, target, TimeSpan.FromSeconds(1), CheckOperations.Http("/switch"), threshold: 1)));
        var service = $"checked-{Checks * 10 / Operations.InstancesOfService}";
        using var turning = new HttpClient();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        using var subscriber = Subscriber.Connect(server.Address, Operations.SubscribeTo(service));
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            using var turned = await turning.GetAsync(new Uri(target, TargetCommand.Turn));
            var told = await Task.Run(() =>
            {
                subscriber.ReadChange();
                return TimeProvider.System.GetUtcNow();
            });
            times.Add((told - await LastResultAsync(server.Client, service)).TotalMilliseconds);
        }

        return times.Max();
    }

    // The result that turned it is the newest one: the next run comes no sooner than in a second.
    private static async Task<DateTimeOffset> LastResultAsync(GraphQLClient client, string service)
    {
        var data = await CheckOperations.AskAsync(
            client,
            "query($service: String!) { instances(where: { serviceName: { eq: $service } }) { nodes { checks { lastCheckedAt } } } }",
            new { service });
        return DateTimeOffset.Parse((string)data["instances"]!["nodes"]![0]!["checks"]![0]!["lastCheckedAt"]!, CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<Row>> StartAsync(Database database)
    {
        counting.Get<int[]>(TargetCommand.Counts);
        await using var server = await ServerProcess.StartRegistryAsync(services: 0, database.Folder);
        var begin = TimeProvider.System.GetTimestamp();
        var checkedBy = TimeSpan.Zero;
        var steps = Array.Empty<int>();
        while (checkedBy == TimeSpan.Zero && TimeProvider.System.GetElapsedTime(begin) < 3 * Interval)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
            var load = (await CheckOperations.AskAsync(server.Client, "{ registry { checkLoad { lateness { count } } } }"))["registry"]!["checkLoad"]!;
            if (load["lateness"] is { } lateness && (int)lateness["count"]! >= Checks)
            {
                checkedBy = TimeProvider.System.GetElapsedTime(begin);
                steps = counting.Get<int[]>(TargetCommand.Counts);
            }
        }

        Console.WriteLine($"- after a start, asked in each 500 ms: {string.Join(' ', steps)}\n");
        var mean = Checks / Interval.TotalSeconds / 2;
        return
        [
            Row.AtMost("start with 10,000 checks every 10 s: so many runs after the server's first answer", 10.5, checkedBy.TotalSeconds, " s"),
            Row.AtMost("the most runs in 500 ms of that start, against the mean", 3, steps.DefaultIfEmpty(int.MaxValue).Max() / mean),
        ];
    }
}
