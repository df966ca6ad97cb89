using System.Net;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>What a server has to do while its store fails, and after it.</summary>
internal static class ServerUnderFault
{
    private const string Register =
        "mutation($key: String!, $metadata: [MetadataEntryInput!]) { registerInstance(input: { service: \"shop\", version: \"1.0.0\", key: $key, metadata: $metadata }) { instance { id } } }";

    /// <param name="server">Which.</param>
    /// <param name="key">The instance's.</param>
    /// <param name="size">How much is said of it, in KiB; up to 64.</param>
    public static Task<Answer> RegisterAsync(this ServerProcess server, string key, int size = 0) =>
        server.Client.PostAsync(Register, new { key, metadata = Enumerable.Range(0, size).Select(entry => new { key = $"m{entry}", value = new string('x', 1024) }) });

    public static async Task<int> CountAsync(this ServerProcess server) =>
        (await server.Client.PostAsync("{ instances { totalCount } }", null)).Data.GetProperty("instances").GetProperty("totalCount").GetInt32();

    /// <summary>The ids of all instances.</summary>
    public static async Task<HashSet<string>> InstanceIdsAsync(this ServerProcess server)
    {
        var ids = new HashSet<string>();
        string? after = null;
        do
        {
            var page = (await server.Client.PostAsync(
                "query($after: String) { instances(first: 1000, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
                new { after })).Data.GetProperty("instances");
            ids.UnionWith(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!));
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return ids;
    }

    /// <summary>Registers an instance that reports its health itself, as one that is well; gives the check's id.</summary>
    public static async Task<string> RegisterReportedAsync(this ServerProcess server)
    {
        const string mutation =
            "mutation { registerInstance(input: { service: \"shop\", version: \"1.0.0\", key: \"a\", checks: [{ name: \"own\", strategy: { ttl: { ttl: \"PT10M\" } }, initialStatus: HEALTHY }] }) " +
            "{ instance { checks { id } } errors { __typename } } }";
        return (await server.Client.PostAsync(mutation, null)).Data.GetProperty("registerInstance").GetProperty("instance").GetProperty("checks")[0]
            .GetProperty("id").GetString()!;
    }

    public static async Task ReportAsync(this ServerProcess server, string check, string output) => (await server.Client.PostAsync(
        "mutation($id: ID!, $output: String) { reportHealth(input: { id: $id, outcome: PASS, output: $output }) { errors { __typename } } }",
        new { id = check, output })).Errors.ShouldBeEmpty();

    /// <summary>What the results of a check say, newest first.</summary>
    public static async Task<string?[]> OutputsAsync(this ServerProcess server, string check)
    {
        var answer = await server.Client.PostAsync(
            "query($id: ID!) { node(id: $id) { ... on HealthCheck { results { nodes { output } } durationPercentiles { count } } } }", new { id = check });
        answer.Errors.ShouldBeEmpty();
        var found = answer.Data.GetProperty("node");
        string?[] outputs = [.. found.GetProperty("results").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("output").GetString())];
        found.GetProperty("durationPercentiles").GetProperty("count").GetInt32().ShouldBe(outputs.Length);
        return outputs;
    }

    /// <summary>Reads from memory and from the store, and a watch that begins anew is told what was.</summary>
    public static async Task ShouldGoOnReadingAsync(this ServerProcess server, int instances)
    {
        (await server.CountAsync()).ShouldBe(instances);
        (await server.Client.PostAsync("{ events { totalCount } }", null)).Data.GetProperty("events").GetProperty("totalCount").GetInt32().ShouldBe(instances);
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onRegistryChanged(since: 0) { revision events { instanceKey } } }");
        await socket.Messages.WaitForAsync(
            messages => messages.Where(message => message.Type == "next")
                .Sum(message => message.Payload.GetProperty("data").GetProperty("onRegistryChanged").GetProperty("events").GetArrayLength()) == instances ? messages : null,
            $"{instances} events of the past");
    }

    /// <summary>/readyz refuses, and says that it is for the store.</summary>
    public static async Task ShouldNotBeReadyAsync(this ServerProcess server, string reason)
    {
        using var probe = await server.Client.Http.GetAsync("/readyz");
        probe.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await probe.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    /// <summary>Asks until the server is ready, which nobody helps it to.</summary>
    public static async Task BecomesReadyAsync(this ServerProcess server)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (true)
        {
            using var probe = await server.Client.Http.GetAsync("/readyz", patience.Token);
            if (probe.IsSuccessStatusCode)
            {
                return;
            }
        }
    }
}
