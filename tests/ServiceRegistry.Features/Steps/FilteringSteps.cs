using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Things are looked for by a filter.</summary>
[Binding]
internal sealed class FilteringSteps(Findings findings, Instances instances)
{
    [When("instances are looked for where")]
    public Task InstancesWhere(string where) => findings.InstancesAsync(where, new { });

    [When("services are looked for where")]
    public Task ServicesWhere(string where) => findings.AskAsync("services", $"where: {where}", "name");

    [When("events are looked for where")]
    public Task EventsWhere(string where) => findings.AskAsync("events", $"where: {where}", "revision instanceId");

    [When("instance {string} is looked for by a filter of its id")]
    public Task InstanceById(string name) => InstancesWhere($$"""{ id: { eq: "{{instances.IdOf(name)}}" } }""");

    [When("events of instance {string} are looked for by a filter of its id")]
    public Task EventsById(string name) => EventsWhere($$"""{ instanceId: { in: ["{{instances.IdOf(name)}}"] } }""");

    [Then("the instances {string} are found")]
    public void InstancesAreFound(string names) => AreFound("id", Ids(names));

    [Then("the services {string} are found")]
    public void ServicesAreFound(string names) => AreFound("name", Words(names));

    [Then("the events of {string} are found")]
    public void EventsAreFound(string names) => AreFound("instanceId", Ids(names));

    private void AreFound(string field, IEnumerable<string> expected) =>
        findings.Nodes.Select(node => node.GetProperty(field).GetString()!).ShouldBe(expected, ignoreOrder: true);

    private IEnumerable<string> Ids(string names) => Words(names).Select(instances.IdOf);

    private static string[] Words(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
