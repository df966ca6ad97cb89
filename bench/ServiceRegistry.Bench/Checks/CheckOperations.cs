using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace ServiceRegistry.Bench.Checks;

/// <summary>Registers checks of one server, each asking for a path of its own, so that none shares a run with another.</summary>
internal static class CheckOperations
{
    private const int AtOnce = 1000;

    /// <param name="client">The registry.</param>
    /// <param name="target">What is checked.</param>
    /// <param name="count">How many instances, with a check each.</param>
    /// <param name="interval">From one run to the next.</param>
    /// <param name="strategy">By the number of an instance.</param>
    public static async Task RegisterAsync(GraphQLClient client, Uri target, int count, TimeSpan interval, Func<int, object> strategy)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await client.SendAsync(Operations.Register(some.Select(number => Instance(number, target, interval, strategy(number)))));
        }
    }

    public static object Http(string path) => new { http = new { path } };

    public static object Instance(int number, Uri target, TimeSpan interval, object strategy, int threshold = 3) => new
    {
        service = $"checked-{number / Operations.InstancesOfService}",
        key = $"checked-{number}",
        version = "1.0.0",
        scheme = "http",
        host = target.Host,
        port = target.Port,
        checks = new[] { new { strategy, interval = XmlConvert.ToString(interval), unhealthyThreshold = threshold } },
    };

    public static async Task<JsonNode> AskAsync(GraphQLClient client, string query, object? variables = null) =>
        JsonNode.Parse(await client.SendAsync(JsonSerializer.Serialize(new { query, variables })))!["data"]!;
}
