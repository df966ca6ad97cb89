using System.Text.Json;
using ServiceRegistry.Bench.Checks;
using ServiceRegistry.Bench.Peers;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>What checks cost, against the same by hand and against others who check, and 10,000 of them.</summary>
internal sealed class ChecksSection : ISection
{
    private const int Servers = 2000;
    private const int Probes = 4000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);

    public string Name => "checks";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        await using var target = await ServerProcess.StartTargetAsync();
        var costs = JsonSerializer.Deserialize<ProbeCosts>(await Self.RunServerAsync(ProbeCostCommand.Name, target.Address.ToString()))!;
        Console.WriteLine($"- CPU µs of a run: http {costs.Http:0.0}, HttpClient {costs.PlainHttp:0.0}, tcp {costs.Tcp:0.0}, a socket {costs.PlainTcp:0.0}");
        var http = await ServerCostAsync(target.Address, number => CheckOperations.Http($"/{number}"));
        var tcp = await ServerCostAsync(target.Address, number => new { tcp = new { expect = (string?)null, degradedAfter = $"PT{number + 10}S" } });
        Console.WriteLine($"- CPU µs of the whole server for each of {Servers} checks a second: http {http:0.0}, tcp {tcp:0.0}");
        return
        [
            Row.AtMost("CPU of an http check over kept connections, against a request by HttpClient", 2.5, costs.Http / costs.PlainHttp),
            Row.AtMost("CPU of a tcp check, against a socket's connect and close", 1.5, costs.Tcp / costs.PlainTcp),
            .. await AgainstHaProxyAsync("http", costs.Http, http, target.Address),
            .. await AgainstHaProxyAsync("tcp", costs.Tcp, tcp, target.Address),
            await AgainstBlackboxAsync(http, target.Address),
            .. await new ChecksAtLoad(target.Address, target.Client).MeasureAsync(),
        ];
    }

    /// <summary>CPU of the server with so many checks each second, for each check: scheduling and keeping the results too.</summary>
    private static async Task<double> ServerCostAsync(Uri target, Func<int, object> strategy)
    {
        await using var server = await ServerProcess.StartRegistryAsync(services: 0);
        await CheckOperations.RegisterAsync(server.Client, target, Servers, Second, strategy);
        await Task.Delay(Settling, TimeProvider.System);
        var begin = server.Client.Cost();
        await Task.Delay(Window, TimeProvider.System);
        return (server.Client.Cost() - begin).Processor.TotalMicroseconds / (Servers * Window.TotalSeconds);
    }

    /// <summary>HAProxy's CPU for a check holds all that it does for it: the server's for the whole of it stands beside that of the run alone.</summary>
    private static async Task<IReadOnlyList<Row>> AgainstHaProxyAsync(string kind, double run, double whole, Uri target)
    {
        var check = $"{(kind == "http" ? "an" : "a")} {kind} check";
        var what = $"CPU of {check}, against HAProxy's";
        if (HaProxy.Missing is { } missing)
        {
            return [new(what, "at most 1", $"not measured: {missing}", null)];
        }

        var theirs = await HaProxy.MeasureAsync(target, Servers, http: kind == "http");
        Console.WriteLine($"- CPU µs of HAProxy for one {kind} check: {theirs:0.0}");
        return
        [
            kind == "http" ? Row.AtMost(what, 1, run / theirs) : Row.Beside(what, run / theirs),
            Row.Beside($"CPU of the whole server for {check} of 2,000 each second, against HAProxy's", whole / theirs),
        ];
    }

    private static async Task<Row> AgainstBlackboxAsync(double cost, Uri target)
    {
        const string What = "CPU of a probe by prometheus-blackbox-exporter, against the whole server's for an http check";
        if (BlackboxExporter.Missing is { } missing)
        {
            return Row.Skipped(What, 10, $"not measured: {missing}");
        }

        var theirs = await BlackboxExporter.MeasureAsync(target, Probes);
        Console.WriteLine($"- CPU µs of prometheus-blackbox-exporter for one probe: {theirs:0.0}");
        return Row.AtLeast(What, 10, theirs / cost);
    }
}
