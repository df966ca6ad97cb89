using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Leases are renewed, or end.</summary>
[Binding]
internal sealed class LeaseSteps(Registry registry, Instances instances, Mutations mutations, Watches watches, Notes notes)
{
    private DateTimeOffset renewedAt;

    [When("the lease of {string} is renewed")]
    public Task IsRenewed(string name) => mutations.SendAsync("renewLease", new { id = instances.IdOf(name) });

    [Then("the lease of {string} ends later than noted")]
    public async Task EndsLater(string name) =>
        ExpiryOf(await instances.ReadAsync(name)).ShouldBeGreaterThan(ExpiryOf(instances.Noted(name)));

    [Then("instance {string} was removed between {float} and {float} s after it was registered")]
    public void WasRemovedBetween(string name, double least, double most)
    {
        var id = instances.IdOf(name);
        var told = watches[Watches.Someone].Taken.Where(change => change.GetProperty("instanceId").GetString() == id).ToList();
        var lived = At(told.Last()) - At(told.First());
        lived.TotalSeconds.ShouldBeInRange(least, most);
    }

    [When("the lease of {string} is renewed when the watcher is told of a removal")]
    public async Task IsRenewedAtARemoval(string name)
    {
        await watches[Watches.Someone].TakeAsync(3);
        var removal = (await watches[Watches.Someone].TakeAsync(1)).Single();
        notes.Texts["removed first"] = removal.GetProperty("instanceId").GetString()!;
        var renewed = await mutations.SucceedAsync("renewLease", new { id = instances.IdOf(name) }, "instance");
        renewedAt = renewed.GetProperty("lease").GetProperty("renewedAt").GetDateTimeOffset();
    }

    [Then("the watcher is told of the removal of {string}, {string} and {string} in this order")]
    public async Task IsToldOfRemovals(string first, string second, string third)
    {
        notes.Texts["removed first"].ShouldBe(instances.IdOf(first));
        var told = await watches[Watches.Someone].TakeAsync(2);
        told.Select(change => change.GetProperty("instanceId").GetString()).ShouldBe([instances.IdOf(second), instances.IdOf(third)]);
        told.ShouldAllBe(change => change.GetProperty("change").GetString() == "REMOVED");
    }

    [Then("instance {string} was removed at least {int} s after its lease was renewed")]
    public void WasRemovedAfterRenewal(string name, int seconds)
    {
        var removal = watches[Watches.Someone].Taken.Last(change => change.GetProperty("instanceId").GetString() == instances.IdOf(name));
        (At(removal) - renewedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
    }

    [Then("the watcher is told of the removal of {string}")]
    public async Task IsToldOfTheRemovalOf(string name)
    {
        var told = await watches[Watches.Someone].TakeAsync(4);
        told[^1].GetProperty("change").GetString().ShouldBe("REMOVED");
        told[^1].GetProperty("instanceId").GetString().ShouldBe(instances.IdOf(name));
    }

    [Then("instance {string} is removed not before {int} s after the restart")]
    public async Task IsRemovedAfterTheRestart(string name, int seconds)
    {
        var started = (await registry.ReadAsync("{ registry { startedAt revision } }")).GetProperty("registry");
        await watches.RegistryAsync(Watches.Someone, $"(since: {started.GetProperty("revision").GetInt64()})");
        var removal = (await watches[Watches.Someone].TakeAsync(1)).Single();
        removal.GetProperty("instanceId").GetString().ShouldBe(instances.IdOf(name));
        (At(removal) - started.GetProperty("startedAt").GetDateTimeOffset()).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
    }

    [When("{int} instances with a lease of {int} s are registered in one call")]
    public Task AreRegisteredWithALease(int count, int seconds) => mutations.SucceedAsync("registerInstances", new
    {
        instances = Enumerable.Range(1, count)
            .Select(number => new { service = "shop", version = "1.0.0", key = $"{number}", leaseTtl = $"PT{seconds}S" }),
    }, "instances");

    [Then("{int} instances are removed, at least {int} s after they were registered")]
    public async Task AreRemovedAfter(int count, int seconds)
    {
        var created = await watches[Watches.Someone].TakeAsync(count);
        var removed = await watches[Watches.Someone].TakeAsync(count);
        removed.ShouldAllBe(change => change.GetProperty("change").GetString() == "REMOVED");
        removed.Min(At).ShouldBeGreaterThanOrEqualTo(created.Max(At).AddSeconds(seconds));
    }

    private static DateTimeOffset ExpiryOf(JsonElement instance) => instance.GetProperty("lease").GetProperty("expiresAt").GetDateTimeOffset();

    private static DateTimeOffset At(JsonElement change) => change.GetProperty("at").GetDateTimeOffset();
}
