using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Maintenance begins and ends.</summary>
[Binding]
internal sealed class MaintenanceSteps(Instances instances, Mutations mutations)
{
    [StepDefinition("instance {string} is in maintenance for {string}")]
    public async Task IsInMaintenance(string name, string reason) =>
        await mutations.SucceedAsync("startMaintenance", new { id = instances.IdOf(name), reason }, "instance");

    [When("maintenance of {string} is started with")]
    public Task IsStartedWith(string name, DataTable table) =>
        mutations.SendAsync("startMaintenance", Inputs.From(table.Pairs).With("id", instances.IdOf(name)));

    [When("maintenance of {string} is started until {int} s from now")]
    public async Task IsStartedUntil(string name, int seconds) => await mutations.SucceedAsync("startMaintenance", new
    {
        id = instances.IdOf(name),
        until = TimeProvider.System.GetUtcNow().AddSeconds(seconds),
    }, "instance");

    [When("maintenance of {string} is ended")]
    public Task IsEnded(string name) => mutations.SendAsync("endMaintenance", new { id = instances.IdOf(name) });
}
