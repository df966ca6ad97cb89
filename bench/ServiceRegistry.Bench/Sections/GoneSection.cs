using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ServiceRegistry.Bench.Hold;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Sections;

/// <summary>
/// 1,000 subscribers that vanish without a close: their process is killed, or they read and answer nothing any more, while ten changes
/// a second go out.
/// </summary>
internal sealed class GoneSection : ISection
{
    private const int Subscribers = 1000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Of what they held, so much may stay: pools that serve the next ones, and the log of the changes made meanwhile.</summary>
    private const double Rest = 0.1;

    public string Name => "gone";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        await using var server = await ServerProcess.StartRegistryAsync(services: 1);
        var id = await RegisterAsync(server.Client);
        Console.WriteLine("| | heap before KiB | with them | at most | after | resident before KiB | with them | after |\n|---|---|---|---|---|---|---|---|");

        // The first thousand fill what the server keeps for good.
        await MeasureAsync(server, id, "the first ones, killed", silent: false);
        Row[] rows =
        [
            await MeasureAsync(server, id, "killed", silent: false),
            await MeasureAsync(server, id, "silent", silent: true),
        ];
        Console.WriteLine();
        return rows;
    }

    private static async Task<Row> MeasureAsync(ServerProcess server, string id, string how, bool silent)
    {
        var before = server.Client.Memory();
        var holder = await Holder.StartAsync(new HoldPlan(server.Address, Subscribers, Answers: !silent));
        var with = server.Client.Memory();
        if (!silent)
        {
            await holder.DisposeAsync();
        }

        var begin = Stopwatch.GetTimestamp();
        var enough = before.Heap + ((with.Heap - before.Heap) * Rest);
        var after = with;
        for (var most = with.Heap; after.Heap > enough && Stopwatch.GetElapsedTime(begin) < Limit;)
        {
            await ChangeAsync(server.Client, id);
            after = server.Client.Memory();
            most = Math.Max(most, after.Heap);
            if (after.Heap <= enough || Stopwatch.GetElapsedTime(begin) >= Limit)
            {
                Print(how, before, with, most, after);
            }
        }

        var took = Stopwatch.GetElapsedTime(begin);
        if (silent)
        {
            await holder.DisposeAsync();
        }

        return new Row(
            $"1,000 subscribers gone without a close ({how}): memory back",
            "within 60 s",
            after.Heap <= enough
                ? string.Create(CultureInfo.InvariantCulture, $"after {took.TotalSeconds:0} s")
                : string.Create(CultureInfo.InvariantCulture, $"{(double)(after.Heap - before.Heap) / (with.Heap - before.Heap):0%} of it left"),
            after.Heap <= enough);
    }

    private static async Task ChangeAsync(GraphQLClient client, string id)
    {
        using var timer = new PeriodicTimer(Between);
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Look;)
        {
            await client.SendAsync(Operations.Change(id, weight: Random.Shared.Next(1, 60_000)));
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<string> RegisterAsync(GraphQLClient client)
    {
        var answer = JsonNode.Parse(await client.SendAsync(Operations.RegisterOne(Operations.Registration("watched", 0))))!;
        return (string)answer["data"]!["registerInstance"]!["instance"]!["id"]!;
    }

    private static void Print(string how, Memory before, Memory with, long most, Memory after) => Console.WriteLine(
        $"| {how} | {before.Heap >> 10} | {with.Heap >> 10} | {most >> 10} | {after.Heap >> 10} | {before.Resident >> 10} | {with.Resident >> 10} | {after.Resident >> 10} |");
}
