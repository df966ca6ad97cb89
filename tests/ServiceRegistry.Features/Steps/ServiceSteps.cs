using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Services are described, removed and read.</summary>
[Binding]
internal sealed class ServiceSteps(Registry registry, Mutations mutations, Instances instances)
{
    private const string NodesQuery = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

    private long noted;

    [StepDefinition("service {string} is described with")]
    public Task IsDescribed(string name, DataTable table)
    {
        var input = Inputs.From(table.Pairs);
        input.TryAdd("name", name);
        return mutations.SendAsync("updateService", input);
    }

    [When("service {string} is removed")]
    public Task IsRemoved(string name) => mutations.SendAsync("removeService", new { name });

    [When("service {string} is removed with force")]
    public Task IsRemovedWithForce(string name) => mutations.SendAsync("removeService", new { name, force = true });

    [Then("service {string} has")]
    public Task Has(string name, DataTable table) => Has(name, "default", table);

    [Then("service {string} of {string} has")]
    public async Task Has(string name, string space, DataTable table)
    {
        var service = await ReadAsync(name, space);
        service.ValueKind.ShouldBe(JsonValueKind.Object, $"There is no service '{name}'.");
        foreach (var (words, expected) in table.Pairs)
        {
            Wording.Value(service, words).ShouldBe(expected, words);
        }
    }

    [Given("service {string} is noted")]
    public async Task IsNoted(string name) => noted = (await ReadAsync(name)).GetProperty("revision").GetInt64();

    [Then("service {string} has the revision that was noted")]
    public async Task HasTheRevision(string name) => (await ReadAsync(name)).GetProperty("revision").GetInt64().ShouldBe(noted);

    [Then("there is no service {string}")]
    public async Task IsNotThere(string name) => (await ReadAsync(name)).ValueKind.ShouldBe(JsonValueKind.Null);

    [Then("it is in conflict with the revision of service {string}")]
    public async Task IsInConflict(string name) =>
        mutations.Errors.Single().GetProperty("currentRevision").GetInt64().ShouldBe((await ReadAsync(name)).GetProperty("revision").GetInt64());

    [Then("the registry counts {int} instances of {int} services")]
    public async Task Counts(int instanceCount, int serviceCount)
    {
        var counts = (await registry.ReadAsync("{ registry { instanceCount serviceCount } }")).GetProperty("registry");
        counts.GetProperty("instanceCount").GetInt32().ShouldBe(instanceCount);
        counts.GetProperty("serviceCount").GetInt32().ShouldBe(serviceCount);
    }

    [Then("the ids of service {string}, of instance {string} and of its check lead back to them")]
    public async Task IdsLeadBack(string service, string instance)
    {
        var serviceId = (await ReadAsync(service)).GetProperty("id").GetString();
        var checkId = (await instances.CheckAsync(instance)).GetProperty("id").GetString();
        var ids = new[] { serviceId, instances.IdOf(instance), checkId };

        var nodes = (await registry.ReadAsync(NodesQuery, new { ids })).GetProperty("nodes").EnumerateArray().ToList();

        nodes.Select(node => node.GetProperty("id").GetString()).ShouldBe(ids);
        nodes.Select(node => node.GetProperty("__typename").GetString()).ShouldBe(["Service", "Instance", "HealthCheck"]);
        var single = (await registry.ReadAsync("query($id: ID!) { node(id: $id) { __typename id } }", new { id = checkId })).GetProperty("node");
        single.GetProperty("__typename").GetString().ShouldBe("HealthCheck");
    }

    [Then("an id that is well formed and unknown leads to nothing")]
    public async Task UnknownLeadsToNothing()
    {
        var known = (await instances.RegisterAsync(new() { ["service"] = "other", ["version"] = "1" }, "other")).GetProperty("id").GetString()!;
        var unknown = NodeId.WithUnknown(known, "4711f00d-0000-4000-8000-00000000dead");

        var nodes = (await registry.ReadAsync(NodesQuery, new { ids = new[] { unknown, known } })).GetProperty("nodes");

        nodes[0].ValueKind.ShouldBe(JsonValueKind.Null);
        nodes[1].GetProperty("id").GetString().ShouldBe(known);
    }

    [Then("an id that is malformed is an error")]
    public async Task MalformedIsAnError()
    {
        var answer = await registry.AskAsync("""{ node(id: "nonsense") { id } }""");

        answer.Errors.ShouldHaveSingleItem();
    }

    private async Task<JsonElement> ReadAsync(string name, string space = "default") =>
        (await registry.ReadAsync(
            $"query($name: String!, $space: String!) {{ service(name: $name, namespace: $space) {{ {Selections.Service} }} }}",
            new { name, space })).GetProperty("service");
}
