using System.Globalization;
using System.Text.Json;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Sections;

/// <summary>One change to 1,000 subscribers of one operation.</summary>
internal sealed class WatchSection : ISection
{
    private const int Subscribers = 1000;

    public string Name => "watch";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        await using var bare = await ServerProcess.StartBroadcastAsync();
        var plan = new WatchPlan(server.Address, bare.Address, Subscribers, WarmUp: 50, Changes: 151);
        var report = JsonSerializer.Deserialize<WatchReport>(await Self.RunClientAsync(WatchCommand.Name, plan.ToArgument()))!;

        Console.WriteLine($"| {report.MessageBytes} bytes to {Subscribers} | p50 ms | p90 ms | longest ms |\n|---|---|---|---|");
        Console.WriteLine(Line("from the commit until the last has it", report.FromCommit));
        Console.WriteLine(Line("the bare program, from its first write", report.Bare));
        Console.WriteLine(Line("from the sending of the mutation", report.FromRequest) + "\n");
        return [Row.AtMost("one event to 1,000 WebSockets until the last has it, against a bare Kestrel program", 1.3, report.FromCommit.P50 / report.Bare.P50)];
    }

    private static string Line(string what, Spread times) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {times.P50 / 1000:0.0} | {times.P90 / 1000:0.0} | {times.Longest / 1000:0.0} |");
}
