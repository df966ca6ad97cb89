using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>The instances that a scenario has registered, by the names it gives them.</summary>
internal sealed class Instances(Registry registry, Mutations mutations)
{
    private readonly Dictionary<string, string> ids = [];
    private readonly Dictionary<string, JsonElement> noted = [];

    public string IdOf(string name) => ids.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No instance is called '{name}'.");

    public void Name(string name, JsonElement instance) => ids[name] = instance.GetProperty("id").GetString()!;

    /// <summary>Registers an instance that has to be accepted; it is called by the name, or else by its key.</summary>
    public async Task<JsonElement> RegisterAsync(Dictionary<string, object?> input, string? name = null)
    {
        var instance = await mutations.SucceedAsync("registerInstance", input, "instance");
        Name(name ?? instance.GetProperty("key").GetString()!, instance);
        return instance;
    }

    /// <summary>The instance as it is now; null where there is none.</summary>
    public async Task<JsonElement> ReadAsync(string name) =>
        (await registry.ReadAsync($"query($id: ID!) {{ instance(id: $id) {{ {Selections.Instance} }} }}", new { id = IdOf(name) })).GetProperty("instance");

    /// <summary>Keeps the instance as it is now, to be compared with later.</summary>
    public async Task NoteAsync(string name) => noted[name] = await ReadAsync(name);

    public JsonElement Noted(string name) => noted[name];

    /// <summary>The named check of an instance, or its only one.</summary>
    public async Task<JsonElement> CheckAsync(string instance, string? check = null)
    {
        var checks = (await ReadAsync(instance)).GetProperty("checks").EnumerateArray();
        return check is null ? checks.Single() : checks.Single(candidate => candidate.GetProperty("name").GetString() == check);
    }
}
