using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>What an instance is.</summary>
[Binding]
internal sealed class InstanceSteps(Registry registry, Instances instances, Mutations mutations, Watches watches)
{
    [Then("the instance has")]
    public void TheInstanceHas(DataTable table) => Has(mutations.Payload.GetProperty("instance"), table);

    [Then("instance {string} has")]
    public async Task InstanceHas(string name, DataTable table) => Has(await instances.ReadAsync(name), table);

    [Then("the instance has a key of the registry's making")]
    public void HasAKey() => Wording.Value(mutations.Payload.GetProperty("instance"), "key").ShouldNotBeEmpty();

    [Then("the instance has the endpoints")]
    public void HasTheEndpoints(DataTable table)
    {
        var endpoints = mutations.Payload.GetProperty("instance").GetProperty("endpoints").EnumerateArray().ToList();
        endpoints.Count.ShouldBe(table.Rows.Count);
        foreach (var (endpoint, row) in endpoints.Zip(table.Rows))
        {
            foreach (var (words, expected) in row.Cells)
            {
                Wording.Value(endpoint, words).ShouldBe(expected);
            }
        }
    }

    [Given("instance {string} is noted")]
    public Task IsNoted(string name) => instances.NoteAsync(name);

    [Then("instance {string} has kept these since")]
    public async Task HasKept(string name, DataTable fields)
    {
        var now = await instances.ReadAsync(name);
        foreach (var field in fields.Column)
        {
            Wording.Value(now, field).ShouldBe(Wording.Value(instances.Noted(name), field));
        }
    }

    [Then("instance {string} has another id")]
    public void HasAnotherId(string name) => instances.IdOf(name).ShouldNotBe(Wording.Value(instances.Noted(name), "id"));

    [Then("instance {string} is gone")]
    public async Task IsGone(string name) => (await instances.ReadAsync(name)).ValueKind.ShouldBe(JsonValueKind.Null);

    [Then("instance {string} is {string}")]
    public async Task Is(string name, string status) => Wording.Value(await instances.ReadAsync(name), "status").ShouldBe(status);

    [Then("instance {string} is {string} because of {string}")]
    public async Task IsBecauseOf(string name, string status, string reason)
    {
        await Is(name, status);
        Wording.Value(await instances.ReadAsync(name), "status reason").ShouldContain(reason);
    }

    [StepDefinition("instance {string} becomes {string}")]
    public async Task Becomes(string name, string status)
    {
        await watches.StatusAsync(instances.IdOf(name), status);
        await Is(name, status);
    }

    [Then("instance {string} has the revision of the registry")]
    public async Task HasTheRevisionOfTheRegistry(string name) =>
        (await instances.ReadAsync(name)).GetProperty("revision").GetInt64().ShouldBe(await registry.RevisionAsync());

    private static void Has(JsonElement instance, DataTable table)
    {
        instance.ValueKind.ShouldBe(JsonValueKind.Object);
        foreach (var (words, expected) in table.Pairs)
        {
            Wording.Value(instance, words).ShouldBe(expected, words);
        }
    }
}
