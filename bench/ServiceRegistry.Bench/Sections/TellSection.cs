using System.Globalization;
using System.Text.Json;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Sections;

/// <summary>How soon subscribers are told: one on an idle server, and 1,000 with 100 filters under 200 changes a second.</summary>
internal sealed class TellSection : ISection
{
    public string Name => "tell";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var one = await MeasureAsync(new TellPlan(server.Address, Services: 1, SubscribersOfService: 1, TimeSpan.FromMilliseconds(25), WarmUp: 100, Changes: 300));
        var many = await MeasureAsync(new TellPlan(server.Address, Services: 100, SubscribersOfService: 10, TimeSpan.FromMilliseconds(5), WarmUp: 400, Changes: 2000));

        Console.WriteLine("| | p50 ms | p90 ms | p99 ms | longest ms | sent late at most ms |\n|---|---|---|---|---|---|");
        Console.WriteLine(Line("one subscriber, from the sending of the mutation", one));
        Console.WriteLine(Line("1,000 subscribers, 200 changes/s, from the sending of the mutation", many) + "\n");
        return
        [
            Row.AtMost("one change to one subscriber, after the mutation's own answer (p50)", 1, one.AfterAnswer.P50 / 1000, " ms"),
            Row.AtMost("200 changes/s to 1,000 subscribers with 100 filters, from the sending of the mutation (p99)", 25, many.FromRequestP99 / 1000, " ms"),
        ];
    }

    private static async Task<TellReport> MeasureAsync(TellPlan plan) =>
        JsonSerializer.Deserialize<TellReport>(await Self.RunClientAsync(TellCommand.Name, plan.ToArgument()))!;

    private static string Line(string what, TellReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {report.FromRequest.P50 / 1000:0.0} | {report.FromRequest.P90 / 1000:0.0} | {report.FromRequestP99 / 1000:0.0} | {report.FromRequest.Longest / 1000:0.0} | {report.Late / 1000:0.0} |");
}
