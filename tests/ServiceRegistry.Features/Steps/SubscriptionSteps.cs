using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Watchers watch, and are told.</summary>
[Binding]
internal sealed class SubscriptionSteps(Registry registry, Instances instances, Watches watches)
{
    private const string ChangeSet = $"epoch revision events {{ {Selections.Event} }}";

    private int endpointsTaken;
    private string filter = "{}";

    [StepDefinition("someone watches the registry")]
    public Task IsWatched() => watches.RegistryAsync(Watches.Someone);

    [StepDefinition("{string} watches the registry")]
    public Task NamedWatches(string name) => watches.RegistryAsync(name);

    [StepDefinition("{string} watches the registry on the socket of {string}")]
    public Task WatchesOnTheSocketOf(string name, string other) => watches.RegistryAsync(name, socket: watches[other].Socket);

    [StepDefinition("someone watches the registry since revision {int}")]
    public Task WatchesSince(int revision) => watches.RegistryAsync(Watches.Someone, $"(since: {revision})");

    [StepDefinition("someone watches the registry where")]
    public Task WatchesWhere(string where)
    {
        filter = where;
        return watches.RegistryAsync(Watches.Someone, $"(where: {where})");
    }

    [When("someone asks to watch the registry with")]
    public Task AsksToWatch(string arguments) => watches.OpenAsync(Watches.Someone, "onRegistryChanged", $"({arguments})", ChangeSet);

    [StepDefinition("{string} watches the status of all")]
    public Task WatchesTheStatusOfAll(string name) => WatchStatusAsync(name, "");

    [StepDefinition("{string} watches the status of instance {string}")]
    public Task WatchesTheStatusOfInstance(string name, string instance) => WatchStatusAsync(name, $"instanceId: \"{instances.IdOf(instance)}\", ");

    [StepDefinition("someone watches the status of service {string}")]
    public Task WatchesTheStatusOfService(string service) => WatchStatusAsync(Watches.Someone, $"service: \"{service}\", ");

    [StepDefinition("someone watches the status of service {string} of {string}")]
    public Task WatchesTheStatusOfService(string service, string space) =>
        WatchStatusAsync(Watches.Someone, $"service: \"{service}\", namespace: \"{space}\", ");

    [StepDefinition("someone watches the endpoints of {string}")]
    public Task WatchesTheEndpoints(string service) => WatchesTheEndpoints(service, "");

    [StepDefinition("someone watches the endpoints of {string} with")]
    public Task WatchesTheEndpoints(string service, string arguments) =>
        watches.OpenAsync(Watches.Someone, "onEndpointsChanged", $"(service: \"{service}\" {arguments})", "revision answer instances { id }");

    [Then("the watcher is told of")]
    public Task IsToldOf(DataTable table) => IsToldOf(Watches.Someone, table);

    [Then("{string} is told of")]
    public async Task IsToldOf(string name, DataTable table) => EventTable.ShouldBe(await watches[name].TakeAsync(table.Rows.Count), table);

    [Then("the watcher is told of {int} events")]
    public async Task IsToldOf(int count) => await watches[Watches.Someone].TakeAsync(count);

    [Then("the watcher is told at once of")]
    public async Task IsToldAtOnceOf(DataTable table)
    {
        var told = await watches[Watches.Someone].TakeAsync(table.Rows.Count);
        EventTable.ShouldBe(told, table);
        told.Select(change => change.GetProperty("revision").GetInt64()).Distinct().ShouldHaveSingleItem();
        NoRevisionIsSplit();
    }

    [Then("{string} was told of nothing")]
    public void WasToldOfNothing(string name) => watches[name].Sets.ShouldBeEmpty();

    [Then("the reason told to {string} holds {string}")]
    public void TheReasonHolds(string name, string text) => Wording.Value(watches[name].Taken.Last(), "reason").ShouldContain(text);

    [Then("no revision is split between sets")]
    public void NoRevisionIsSplit()
    {
        var revisions = watches[Watches.Someone].Sets.SelectMany(set =>
            set.GetProperty("events").EnumerateArray().Select(change => change.GetProperty("revision").GetInt64()).Distinct());
        revisions.ShouldBeUnique();
    }

    [Then("no set holds more than {int} events")]
    public void NoSetHoldsMore(int most) => watches[Watches.Someone].Sets.ShouldAllBe(set => set.GetProperty("events").GetArrayLength() <= most);

    [Then("the revisions told grow by one")]
    public void RevisionsGrowByOne()
    {
        var revisions = watches[Watches.Someone].Taken.Select(change => change.GetProperty("revision").GetInt64()).ToList();
        revisions.ShouldBe(Enumerable.Range(0, revisions.Count).Select(step => revisions[0] + step));
    }

    [Then("the watcher was first sent a bookmark of the registry's epoch and revision")]
    public async Task FirstABookmark() => await IsBookmarkAsync(await watches[Watches.Someone].PayloadAsync(0));

    [Then("the watcher is sent a bookmark of the registry's epoch and revision")]
    public async Task IsSentABookmark() =>
        await IsBookmarkAsync(await watches[Watches.Someone].PayloadAsync(set => set.GetProperty("events").GetArrayLength() == 0, "a bookmark"));

    [When("the watcher goes away")]
    public Task GoesAway() => watches.CloseAsync(Watches.Someone);

    [When("{string} stops watching")]
    public Task StopsWatching(string name) => watches[name].Socket.SendAsync($$"""{"id":"{{watches[name].Id}}","type":"complete"}""");

    [When("the watcher comes back")]
    public Task ComesBack()
    {
        var last = watches[Watches.Someone].Sets[^1];
        var arguments = $"(since: {last.GetProperty("revision").GetInt64()}, epoch: \"{last.GetProperty("epoch").GetString()}\")";
        return watches.RegistryAsync(Watches.Someone, arguments);
    }

    [Then("the watch ends with the error {string}")]
    public async Task EndsWithTheError(string code) =>
        (await watches[Watches.Someone].ErrorAsync()).GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);

    [Then("the error names the registry's epoch and revision")]
    public async Task TheErrorNamesEpochAndRevision()
    {
        var extensions = (await watches[Watches.Someone].ErrorAsync()).GetProperty("extensions");
        var now = await NowAsync();
        extensions.GetProperty("epoch").GetString().ShouldBe(now.GetProperty("epoch").GetString());
        extensions.GetProperty("revision").GetInt64().ShouldBe(now.GetProperty("revision").GetInt64());
        extensions.GetProperty("compactedRevision").GetInt64().ShouldBe(now.GetProperty("compactedRevision").GetInt64());
    }

    [Then("the watcher and the log since revision {int} tell of {string}")]
    public async Task WatcherAndLogTell(int revision, string changes)
    {
        var expected = changes.Split(' ');
        var told = await watches[Watches.Someone].TakeAsync(expected.Length);
        told.Select(change => Wording.Value(change, "change")).ShouldBe(expected);
        var where = $"{{ and: [{{ revision: {{ gt: {revision} }} }}, {filter}] }}";
        var log = await registry.ReadAsync($"{{ events(where: {where}, order: [{{ revision: ASC }}]) {{ nodes {{ change }} }} }}");
        log.GetProperty("events").GetProperty("nodes").EnumerateArray().Select(change => Wording.Value(change, "change")).ShouldBe(expected);
    }

    [StepDefinition("the endpoints become {string} with {string}")]
    public async Task EndpointsBecome(string answer, string names)
    {
        var endpoints = await NextEndpointsAsync(answer);
        var ids = endpoints.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("id").GetString());
        ids.ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(instances.IdOf), ignoreOrder: true);
    }

    [Then("the endpoints become {string} with {int} instances")]
    public async Task EndpointsBecome(string answer, int count) =>
        (await NextEndpointsAsync(answer)).GetProperty("instances").GetArrayLength().ShouldBe(count);

    private async Task<JsonElement> NextEndpointsAsync(string answer)
    {
        var endpoints = await watches[Watches.Someone].PayloadAsync(endpointsTaken++);
        endpoints.GetProperty("answer").GetString().ShouldBe(answer);
        return endpoints;
    }

    /// <summary>A status is told without a sign that one is live: from the present revision on nothing is missed.</summary>
    private async Task WatchStatusAsync(string name, string arguments) =>
        await watches.OpenAsync(name, "onStatusChanged", $"({arguments}since: {await registry.RevisionAsync()})", Selections.Event);

    private async Task IsBookmarkAsync(JsonElement set)
    {
        var now = await NowAsync();
        set.GetProperty("events").GetArrayLength().ShouldBe(0);
        set.GetProperty("epoch").GetString().ShouldBe(now.GetProperty("epoch").GetString());
        set.GetProperty("revision").GetInt64().ShouldBe(now.GetProperty("revision").GetInt64());
    }

    private async Task<JsonElement> NowAsync() => (await registry.ReadAsync("{ registry { epoch revision compactedRevision } }")).GetProperty("registry");
}
