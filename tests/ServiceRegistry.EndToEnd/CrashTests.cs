using System.Text.Json;

namespace ServiceRegistry.EndToEnd;

/// <summary>What was answered is kept, however the process ends.</summary>
public sealed class CrashTests
{
    private const int Writers = 8;

    [Fact]
    public async Task Nothing_answered_is_lost_by_a_kill_under_load()
    {
        using var data = new DataFolder();
        var answered = new Observed<Registered>();
        long seen;
        string epoch;
        await using (var server = await ServerProcess.StartAsync(data.Folder))
        {
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(server, writer, answered)).ToList();
            (epoch, seen) = await WatchBrieflyAsync(server);
            await answered.WaitForAsync(all => all.Count >= 200 ? all : null, "200 answers");
            await server.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var restarted = await ServerProcess.StartAsync(data.Folder);

        var known = await InstancesAsync(restarted);
        answered.Items.ShouldAllBe(registered => known.Contains(registered.Id));
        var told = await EventsAsync(restarted, epoch, seen, until: answered.Items.Max(registered => registered.Revision));
        told.Select(change => change.Revision).ShouldBe(Enumerable.Range(1, told.Count).Select(step => seen + step));
        var toldIds = told.Select(change => change.Id).ToHashSet();
        answered.Items.Where(registered => registered.Revision > seen).ShouldAllBe(registered => toldIds.Contains(registered.Id));
    }

    /// <summary>Registers for as long as the server answers.</summary>
    private static async Task WriteAsync(ServerProcess server, int writer, Observed<Registered> answered)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var answer = await server.Client.PostAsync(
                    "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id revision } } }",
                    new { input = new { service = "shop", version = "1.0.0", key = $"{writer}-{number}" } });
                var instance = answer.Data.GetProperty("registerInstance").GetProperty("instance");
                answered.Add(new Registered(instance.GetProperty("id").GetString()!, instance.GetProperty("revision").GetInt64()));
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed: from here on nothing is answered.
        }
    }

    /// <summary>Watches until something happened, and gives where a watcher that then goes away has to go on.</summary>
    private static async Task<(string Epoch, long Revision)> WatchBrieflyAsync(ServerProcess server)
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onRegistryChanged { epoch revision events { revision } } }");
        var set = await socket.Messages.WaitForAsync(
            messages => messages.FirstOrDefault(message => message.Type == "next" && SetOf(message).GetProperty("events").GetArrayLength() > 0), "a change");
        return (SetOf(set).GetProperty("epoch").GetString()!, SetOf(set).GetProperty("revision").GetInt64());
    }

    private static async Task<List<Registered>> EventsAsync(ServerProcess server, string epoch, long since, long until)
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync($"subscription {{ onRegistryChanged(since: {since}, epoch: \"{epoch}\") {{ revision events {{ revision instanceId }} }} }}");
        return await socket.Messages.WaitForAsync(
            messages =>
            {
                var sets = messages.Where(message => message.Type == "next").Select(SetOf).ToList();
                return sets.Any(set => set.GetProperty("revision").GetInt64() >= until)
                    ? sets.SelectMany(set => set.GetProperty("events").EnumerateArray())
                        .Select(change => new Registered(change.GetProperty("instanceId").GetString()!, change.GetProperty("revision").GetInt64())).ToList()
                    : null;
            }, $"revision {until}");
    }

    private static async Task<HashSet<string>> InstancesAsync(ServerProcess server)
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

    private static JsonElement SetOf(SocketMessage message) => message.Payload.GetProperty("data").GetProperty("onRegistryChanged");

    private sealed record Registered(string Id, long Revision);
}
