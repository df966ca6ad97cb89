using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>The registry stops and starts on the same data.</summary>
[Binding]
internal sealed class PersistenceSteps(Registry registry, Watches watches, Notes notes)
{
    private const string Everything =
        "{ registry { epoch revision serviceCount instanceCount checkCount } " +
        "services { nodes { id namespace name description owner tags links { name url } status versions dependencies { name } createdAt updatedAt revision } } " +
        "instances { nodes { id key serviceName version scheme host port url endpoints { name url } tags metadata { key value } zone weight status statusReason " +
        "statusChangedAt lease { ttl } checks { id name strategy settings interval timeout status } registeredAt updatedAt revision } } " +
        "events { nodes { id revision at change instanceId status previousStatus reason actor } } }";

    [When("the registry is restarted")]
    public async Task IsRestarted()
    {
        await watches.ForgetAsync();
        await registry.StopAsync();
    }

    [Given("everything is noted")]
    public async Task EverythingIsNoted() => notes.Texts["everything"] = (await registry.ReadAsync(Everything)).ToString();

    [Then("everything is as noted")]
    public async Task EverythingIsAsNoted() => (await registry.ReadAsync(Everything)).ToString().ShouldBe(notes.Texts["everything"]);
}
