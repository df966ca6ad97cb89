using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>The words of the seed: registered, looked for, found, told.</summary>
[Binding]
internal sealed class RegistrySteps(Registry registry, Instances instances, Watches watches, Findings findings)
{
    [StepDefinition("{string} {word} is registered")]
    public async Task IsRegistered(string service, string version) =>
        await instances.RegisterAsync(new() { ["service"] = service, ["version"] = version });

    [When("{string} {word} is looked for")]
    public Task IsLookedFor(string service, string version) =>
        findings.InstancesAsync("{ serviceName: { eq: $service }, version: { eq: $version } }", new { service, version });

    [When("{string} is looked for")]
    public Task IsLookedFor(string service) => findings.InstancesAsync("{ serviceName: { eq: $service } }", new { service });

    [When("all instances are looked for")]
    public Task AllAreLookedFor() => findings.InstancesAsync("{}", new { });

    [Then("{int} instances are found, each of {string} {word}")]
    public void AreFound(int count, string service, string version)
    {
        AreFound(count, service);
        findings.Nodes.ShouldAllBe(instance => instance.GetProperty("version").GetString() == version);
    }

    [Then("{int} instances are found, each of {string}")]
    public void AreFound(int count, string service)
    {
        findings.Nodes.Count.ShouldBe(count);
        findings.Nodes.ShouldAllBe(instance => instance.GetProperty("serviceName").GetString() == service);
    }

    [Then("nothing is found")]
    public void NothingIsFound() => findings.Nodes.ShouldBeEmpty();

    [Then("these instances are found")]
    public void TheseAreFound(DataTable table) =>
        findings.Nodes.Select(node => node.GetProperty("id").GetString())
            .ShouldBe(table.Rows.Select(row => instances.IdOf(row["name"])), ignoreOrder: true);

    [Then("the watcher is told of the change {string} of {string} {word}")]
    public async Task IsToldOf(string change, string service, string version)
    {
        var told = (await watches[Watches.Someone].TakeAsync(1)).Single();
        Wording.Value(told, "change").ShouldBe(change);
        Wording.Value(told, "service").ShouldBe(service);
        Wording.Value(told, "version").ShouldBe(version);
        told.GetProperty("revision").GetInt64().ShouldBe(await registry.RevisionAsync());
    }
}
