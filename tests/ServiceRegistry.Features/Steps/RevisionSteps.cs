using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Revisions and the log.</summary>
[Binding]
internal sealed class RevisionSteps(Registry registry, Notes notes)
{
    [StepDefinition("the revision is noted")]
    public async Task IsNoted()
    {
        notes.Revision = await registry.RevisionAsync();
        notes.Texts["epoch"] = await EpochAsync();
    }

    [Then("the revision has grown by {int}")]
    public async Task HasGrown(int by) => (await registry.RevisionAsync()).ShouldBe(notes.Revision + by);

    [Then("the revision is as noted")]
    public Task IsAsNoted() => HasGrown(0);

    [Then("the epoch is as noted")]
    public async Task EpochIsAsNoted() => (await EpochAsync()).ShouldBe(notes.Texts["epoch"]);

    [Then("the log since then tells of")]
    public async Task TheLogTells(DataTable table) => EventTable.ShouldBe(await LogAsync(), table);

    [Then("the revisions of the log since then grow by one")]
    public async Task RevisionsGrow()
    {
        var revisions = (await LogAsync()).Select(change => change.GetProperty("revision").GetInt64()).ToList();
        revisions.ShouldBe(Enumerable.Range(1, revisions.Count).Select(step => notes.Revision + step));
    }

    [Then("the last event has no instance, and the one before it has the key {string}")]
    public async Task LastEventHasNoInstance(string key)
    {
        var last = (await LogAsync()).Last();
        last.GetProperty("instance").ValueKind.ShouldBe(JsonValueKind.Null);
        last.GetProperty("previousInstance").GetProperty("key").GetString().ShouldBe(key);
    }

    [Then("the service of the event before is {string} with {int} instances and the status {string}")]
    public async Task ServiceOfThePast(string name, int count, string status)
    {
        var past = (await registry.ReadAsync(
            "{ events(first: 1) { nodes { previousInstance { service { name instanceCount status } checks { name } } } } }"))
            .GetProperty("events").GetProperty("nodes")[0].GetProperty("previousInstance");
        past.GetProperty("checks").GetArrayLength().ShouldBe(0);
        var service = past.GetProperty("service");
        service.GetProperty("name").GetString().ShouldBe(name);
        service.GetProperty("instanceCount").GetInt32().ShouldBe(count);
        service.GetProperty("status").GetString().ShouldBe(status);
    }

    private async Task<List<JsonElement>> LogAsync() =>
        [.. (await registry.ReadAsync(
            $"query($since: Long!) {{ events(first: 100, where: {{ revision: {{ gt: $since }} }}, order: [{{ revision: ASC }}]) {{ nodes {{ {Selections.Event} }} }} }}",
            new { since = notes.Revision })).GetProperty("events").GetProperty("nodes").EnumerateArray()];

    private async Task<string> EpochAsync() => (await registry.ReadAsync("{ registry { epoch } }")).GetProperty("registry").GetProperty("epoch").GetString()!;
}
