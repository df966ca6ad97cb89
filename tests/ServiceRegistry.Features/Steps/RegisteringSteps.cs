using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Instances are registered, changed and removed.</summary>
[Binding]
internal sealed class RegisteringSteps(Registry registry, Instances instances, Mutations mutations)
{
    private const string Unknown = "4711f00d-0000-4000-8000-00000000dead";

    private int calls;

    [StepDefinition("these instances are registered")]
    public async Task TheseAreRegistered(DataTable table)
    {
        foreach (var row in table.Rows)
        {
            await instances.RegisterAsync(InputOf(row.Cells.Where(cell => cell.Key != "name")), row.Find("name"));
        }
    }

    [Given("instance {string} is registered with")]
    public async Task IsRegisteredWith(string name, DataTable table) => await instances.RegisterAsync(InputOf(table.Pairs), name);

    [When("an instance is registered with")]
    public async Task AnInstanceIsRegisteredWith(DataTable table)
    {
        var input = InputOf(table.Pairs);
        await mutations.SendAsync("registerInstance", input);
        if (registry.Last.Errors.Count == 0 && mutations.Payload.GetProperty("instance") is { ValueKind: JsonValueKind.Object } instance &&
            input.TryGetValue("key", out var key))
        {
            instances.Name((string)key!, instance);
        }
    }

    [When("an instance without a host is registered by a proxy for {string}")]
    public Task IsRegisteredByAProxy(string clients) =>
        mutations.SendAsync("registerInstance", InputOf([]), [KeyValuePair.Create("X-Forwarded-For", clients)]);

    [When("instance {string} is registered at its revision with")]
    public async Task IsRegisteredAtItsRevision(string name, DataTable table)
    {
        var input = InputOf(table.Pairs);
        input["expectedRevision"] = (await instances.ReadAsync(name)).GetProperty("revision").GetInt64();
        await mutations.SendAsync("registerInstance", input);
    }

    [When("these instances are registered in one call")]
    public async Task AreRegisteredInOneCall(DataTable table)
    {
        var inputs = table.Rows.Select(row => InputOf(row.Cells)).ToList();
        await mutations.SendAsync("registerInstances", new { instances = inputs });
        if (registry.Last.Errors.Count > 0 || mutations.Errors.Count > 0)
        {
            return;
        }

        var answered = mutations.Payload.GetProperty("instances").EnumerateArray().ToList();
        answered.Select(instance => Wording.Value(instance, "key")).ShouldBe(inputs.Select(input => (string)input["key"]!));
        answered.ForEach(instance => instances.Name(Wording.Value(instance, "key"), instance));
    }

    [StepDefinition("{int} instances are registered in one call")]
    public Task AreRegisteredInOneCall(int count)
    {
        calls++;
        return mutations.SendAsync("registerInstances", new
        {
            instances = Enumerable.Range(1, count).Select(number => new { service = "shop", version = "1.0.0", key = $"{calls}-{number}" }),
        });
    }

    [When("instance {string} is updated with")]
    public Task IsUpdatedWith(string name, DataTable table)
    {
        var input = Inputs.From(table.Pairs);
        input["id"] = instances.IdOf(name);
        return mutations.SendAsync("updateInstance", input);
    }

    [When("instance {string} is updated at its revision with")]
    public async Task IsUpdatedAtItsRevision(string name, DataTable table)
    {
        var input = Inputs.From(table.Pairs);
        input["id"] = instances.IdOf(name);
        input["expectedRevision"] = (await instances.ReadAsync(name)).GetProperty("revision").GetInt64();
        await mutations.SendAsync("updateInstance", input);
    }

    [StepDefinition("instance {string} is deregistered")]
    public Task IsDeregistered(string name) => mutations.SendAsync("deregisterInstance", new { id = instances.IdOf(name) });

    [When("instance {string} is deregistered in the call {string}")]
    public Task IsDeregisteredInTheCall(string name, string call) =>
        mutations.SendAsync("deregisterInstance", new { id = instances.IdOf(name), clientMutationId = call });

    [When("{word} is asked for an id that is not known")]
    public async Task IsAskedForAnUnknownId(string mutation)
    {
        var known = await instances.RegisterAsync(InputOf([KeyValuePair.Create("checks", "ttl")]));
        var ofCheck = mutation is "updateHealthCheck" or "removeHealthCheck" or "runHealthCheck" or "reportHealth";
        var id = NodeId.WithUnknown(ofCheck ? known.GetProperty("checks")[0].GetProperty("id").GetString()! : known.GetProperty("id").GetString()!, Unknown);
        await mutations.SendAsync(mutation, InputFor(mutation, id));
    }

    [When("{word} is asked for instance {string} at revision {int}")]
    public Task IsAskedAtRevision(string mutation, string name, int revision)
    {
        var input = InputFor(mutation, instances.IdOf(name));
        input["expectedRevision"] = revision;
        return mutations.SendAsync(mutation, input);
    }

    /// <summary>Whatever a scenario leaves out is of a service "shop" 1.0.0.</summary>
    internal static Dictionary<string, object?> InputOf(IEnumerable<KeyValuePair<string, string>> cells)
    {
        var input = Inputs.From(cells);
        input.TryAdd("service", "shop");
        input.TryAdd("version", "1.0.0");
        return input;
    }

    private static Dictionary<string, object?> InputFor(string mutation, string id) => mutation switch
    {
        "addHealthCheck" => new() { ["instanceId"] = id, ["check"] = new { strategy = new { ttl = new { ttl = "PT1H" } } } },
        "reportHealth" => new() { ["id"] = id, ["outcome"] = "PASS" },
        _ => new() { ["id"] = id },
    };
}
