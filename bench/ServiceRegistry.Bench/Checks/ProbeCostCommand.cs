using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Plugins;

namespace ServiceRegistry.Bench.Checks;

/// <summary>Processor time of one run, in microseconds.</summary>
/// <param name="Http">Of an http check over kept connections.</param>
/// <param name="PlainHttp">Of a request by HttpClient.</param>
/// <param name="Tcp">Of a tcp check.</param>
/// <param name="PlainTcp">Of a socket that connects and closes.</param>
internal sealed record ProbeCosts(double Http, double PlainHttp, double Tcp, double PlainTcp);

/// <summary>Runs checks through the plugins, and the same by hand, in turns in one process.</summary>
internal static class ProbeCostCommand
{
    public const string Name = "probe-cost";

    private const int AtOnce = 16;
    private const int Runs = 6000;
    private const int Rounds = 7;
    private const int WarmUp = 2;

    public static async Task<int> RunAsync(string address)
    {
        var server = new Uri(address);
        await using var plugins = new PluginCatalog(new PluginOptions(Repository.PathOf("artifacts", "plugins")), TimeProvider.System);
        await plugins.LoadAllAsync(CancellationToken.None);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        var target = new CheckTarget("http", server.Host, server.Port);
        var end = new IPEndPoint(IPAddress.Parse(server.Host), server.Port);
        var http = (await plugins.ValidateSettingsAsync("http", "{}")).Json!;
        var tcp = (await plugins.ValidateSettingsAsync("tcp", "{}")).Json!;

        Func<Task>[] ways =
        [
            () => CheckAsync(plugins, "http", http, target),
            () => RequestAsync(client, server),
            () => CheckAsync(plugins, "tcp", tcp, target),
            () => ConnectAsync(end),
        ];
        var costs = ways.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var cost = await MeasureAsync(ways[way]);
                if (round >= WarmUp)
                {
                    costs[way].Add(cost);
                }
            }
        }

        var medians = costs.Select(Percentile.Median).ToArray();
        Console.WriteLine(JsonSerializer.Serialize(new ProbeCosts(medians[0], medians[1], medians[2], medians[3])));
        return 0;
    }

    private static async Task<double> MeasureAsync(Func<Task> run)
    {
        var begin = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Runs / AtOnce; i++)
            {
                await run();
            }
        })));
        return (Environment.CpuUsage.TotalTime - begin).TotalMicroseconds / Runs;
    }

    private static async Task CheckAsync(PluginCatalog plugins, string strategy, string settings, CheckTarget target)
    {
        var result = await plugins.RunAsync(strategy, settings, target, TimeSpan.FromSeconds(5), CancellationToken.None);
        if (result.Outcome != CheckOutcome.Pass)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The {strategy} check says {result.Outcome}: {result.Output}"));
        }
    }

    private static async Task RequestAsync(HttpClient client, Uri server)
    {
        using var response = await client.GetAsync(server, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
    }

    private static async Task ConnectAsync(IPEndPoint end)
    {
        using var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(end);
    }
}
