using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>
/// Holds a server that was started again, as often as that happens, against what was answered: nothing of it is missing, nothing is there
/// in part, and no revision is.
/// </summary>
internal sealed class CheckedHistory
{
    private const int IdsAtOnce = 50;

    public long Revision { get; private set; }

    /// <param name="server">One that runs on what its predecessor left.</param>
    /// <param name="answers">What that one had answered.</param>
    public async Task CheckAsync(ServerProcess server, IReadOnlyList<AnsweredCall> answers)
    {
        var now = (await server.Client.PostAsync("{ registry { epoch revision compactedRevision instanceCount } }", null)).Data.GetProperty("registry");
        var revision = now.GetProperty("revision").GetInt64();
        var since = Math.Max(Revision, now.GetProperty("compactedRevision").GetInt64());
        var calls = (await ChangesAsync(server, now.GetProperty("epoch").GetString()!, since, revision)).GroupBy(change => change.Revision).ToList();

        calls.Select(call => call.Key).ShouldBe(Enumerable.Range(1, (int)(revision - since)).Select(step => since + step));
        foreach (var call in calls)
        {
            call.Select(change => change.Key[..change.Key.IndexOf('.')]).Distinct().ShouldHaveSingleItem();
            call.Count().ShouldBe(RecordedLoad.InstancesOfCall);
        }

        var byRevision = calls.ToDictionary(call => call.Key, call => call.Select(change => change.Id).Order());
        answers.Where(answer => answer.Revision > since).ShouldAllBe(answer => byRevision[answer.Revision].SequenceEqual(answer.Ids.Order()));
        answers.ShouldAllBe(answer => answer.Revision <= revision);
        now.GetProperty("instanceCount").GetInt32().ShouldBe((int)revision * RecordedLoad.InstancesOfCall);
        await ShouldHaveAsync(server, answers.SelectMany(answer => answer.Ids).Union(calls.SelectMany(call => call.Select(change => change.Id))));
        Revision = revision;
    }

    private static async Task<IReadOnlyList<Change>> ChangesAsync(ServerProcess server, string epoch, long since, long until)
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync($"subscription {{ onRegistryChanged(since: {since}, epoch: \"{epoch}\") {{ revision events {{ revision instanceId instanceKey }} }} }}");
        return await socket.Messages.WaitForAsync(
            messages =>
            {
                var sets = messages.Where(message => message.Type == "next").Select(message => message.Payload.GetProperty("data").GetProperty("onRegistryChanged")).ToList();
                return sets.Count > 0 && sets[^1].GetProperty("revision").GetInt64() >= until
                    ? sets.SelectMany(set => set.GetProperty("events").EnumerateArray()).Select(Change.Of).ToList()
                    : null;
            },
            $"revision {until}");
    }

    private static async Task ShouldHaveAsync(ServerProcess server, IEnumerable<string> ids)
    {
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            var answer = await server.Client.PostAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = some });
            answer.Data.GetProperty("nodes").EnumerateArray().ShouldAllBe(node => node.ValueKind == JsonValueKind.Object);
        }
    }

    private sealed record Change(long Revision, string Id, string Key)
    {
        public static Change Of(JsonElement json) =>
            new(json.GetProperty("revision").GetInt64(), json.GetProperty("instanceId").GetString()!, json.GetProperty("instanceKey").GetString()!);
    }
}
