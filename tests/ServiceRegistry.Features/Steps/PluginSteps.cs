using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Plugins are offered, or fail.</summary>
[Binding]
internal sealed class PluginSteps(Registry registry, TargetServers targets)
{
    [Given("the plugin {string} is a file that is no assembly")]
    public void IsNoAssembly(string name) => registry.Plugins.AddFile(name, $"{name}.dll", "no assembly");

    [Given("the plugin {string} is a folder without an assembly")]
    public void IsWithoutAssembly(string name) => registry.Plugins.AddFile(name, "readme.txt", "nothing here");

    [Given("the plugin {string} of somebody else")]
    public void OfSomebodyElse(string name) => registry.Plugins.AddFolder(Repository.Folder("artifacts", "test-plugins", name));

    /// <summary>While the registry runs: it is started where it does not.</summary>
    [When("the plugin {string} is dropped in")]
    public async Task IsDroppedIn(string name)
    {
        await registry.AddressAsync();
        OfSomebodyElse(name);
    }

    [When("the plugin {string} is replaced by a file that is no assembly")]
    public void IsReplaced(string name) => IsNoAssembly(name);

    [When("the plugin {string} is replaced by another version")]
    public void IsReplacedByAnother(string name) => registry.Plugins.AddFile(name, "plugin.json", """{ "version": "99.0.0" }""");

    [When("the plugin {string} is removed")]
    public void IsRemoved(string name) => registry.Plugins.Remove(name);

    [When("the plugins are reloaded")]
    public Task AreReloaded() => registry.AskAsync("mutation { reloadPlugins { plugins { name state } } }");

    [Then("the answer lists plugin {string} as {string}")]
    public void TheAnswerLists(string name, string state) => registry.Last.Data.GetProperty("reloadPlugins").GetProperty("plugins").EnumerateArray()
        .ShouldContain(plugin => Wording.Value(plugin, "name") == name && Wording.Value(plugin, "state") == state);

    [Then("strategy {string} comes to be offered")]
    public Task ComesToBeOffered(string name) => UntilAsync(NamesAsync, names => names.Contains(name));

    [Then("strategy {string} comes to be gone")]
    public Task ComesToBeGone(string name) => UntilAsync(NamesAsync, names => !names.Contains(name));

    [Then("plugin {string} comes to be {string} because of {string}")]
    public async Task ComesToBe(string name, string state, string reason)
    {
        await UntilAsync(PluginWordsAsync, words => words.Any(word => word.StartsWith($"{name} {state} ", StringComparison.Ordinal) && word.Contains(reason, StringComparison.Ordinal)));
        await Is(name, state, reason);
    }

    /// <summary>The server runs in this process, and waits for collections as they come.</summary>
    [When("memory is collected until a plugin that lets go would be gone")]
    public async Task MemoryIsCollected()
    {
        // By then it is unloaded: what is collected before does not count.
        await UntilAsync(PluginWordsAsync, words => !words.Any(word => word.Contains("UNLOADING", StringComparison.Ordinal)));
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Given("plugin {string} is allowed by the SHA-256 of its files")]
    public async Task IsAllowed(string name)
    {
        // As the README says it, not by the registry's own code.
        var start = new ProcessStartInfo("sh", ["-c", "find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"])
        {
            WorkingDirectory = Path.Combine(registry.Plugins.Path, name),
            RedirectStandardOutput = true,
        };
        using var hash = Process.Start(start)!;
        registry.Settings["ServiceRegistry__Plugins__Allowed__0"] = (await hash.StandardOutput.ReadToEndAsync())[..64];
        await hash.WaitForExitAsync();
    }

    [Given("there is no plugins folder")]
    public void NoFolder() => Directory.Delete(registry.Plugins.Path, recursive: true);

    [Given("the registry denies checks {string} and allows them the port of {string}")]
    public void DeniesAndAllows(string network, string target)
    {
        registry.Settings["ServiceRegistry__HealthChecks__Egress__Deny__0"] = network;
        registry.Settings["ServiceRegistry__HealthChecks__Egress__Allow__0"] = string.Create(CultureInfo.InvariantCulture, $"*:{targets.Get(target).Port}");
    }

    [Then("these plugins are listed")]
    public async Task AreListed(DataTable table)
    {
        var plugins = (await registry.ReadAsync("{ plugins { name state error loadedAt strategies { name } } }")).GetProperty("plugins");
        ShouldBe(plugins, table);
    }

    [StepDefinition("these strategies are offered")]
    public async Task AreOffered(DataTable table)
    {
        var strategies = (await registry.ReadAsync("{ healthCheckStrategies { name description settingsType settingsSchema plugin { name } } }"))
            .GetProperty("healthCheckStrategies");
        ShouldBe(strategies, table);
        strategies.EnumerateArray().ShouldAllBe(strategy => strategy.GetProperty("settingsSchema").ValueKind == JsonValueKind.Object);
    }

    [Then("plugin {string} is {string} because of {string}")]
    public async Task Is(string name, string state, string reason)
    {
        var plugins = (await registry.ReadAsync("{ plugins { name state error } }")).GetProperty("plugins");
        var plugin = plugins.EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
        plugin.GetProperty("state").GetString().ShouldBe(state, plugin.ToString());
        Wording.Value(plugin, "error").ShouldContain(reason);
    }

    [Then("the schema describes the settings {string} with")]
    public async Task TheSchemaDescribes(string type, DataTable table)
    {
        var fields = await FieldsAsync(type);
        foreach (var row in table.Rows)
        {
            var field = fields.Single(candidate => candidate.GetProperty("name").GetString() == row["field"]);
            TypeOf(field.GetProperty("type")).ShouldBe(row["type"]);
            Wording.Value(field, "defaultValue").ShouldBe(row["default"]);
        }
    }

    [Then("every setting of {string} has a description")]
    public async Task HasDescriptions(string type) =>
        (await FieldsAsync(type)).ShouldAllBe(field => Wording.Value(field, "description").Length > 0);

    // By the schema, which follows the list of strategies.
    private async Task<List<string>> NamesAsync() => [.. (await FieldsAsync("HealthCheckStrategyInput")).Select(field => Wording.Value(field, "name"))];

    private async Task<List<string>> PluginWordsAsync() =>
        [.. (await registry.ReadAsync("{ plugins { name state error } }")).GetProperty("plugins").EnumerateArray()
            .Select(plugin => $"{Wording.Value(plugin, "name")} {Wording.Value(plugin, "state")} {Wording.Value(plugin, "error")}")];

    // Each question is a round trip to the server: that is the pace at which it is asked.
    private static async Task UntilAsync(Func<Task<List<string>>> read, Func<IReadOnlyList<string>, bool> holds)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (!holds(await read()))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<JsonElement>> FieldsAsync(string type) =>
        [.. (await registry.ReadAsync(
            "query($name: String!) { __type(name: $name) { inputFields { name description defaultValue type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }",
            new { name = type })).GetProperty("__type").GetProperty("inputFields").EnumerateArray()];

    private static string TypeOf(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => TypeOf(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{TypeOf(type.GetProperty("ofType"))}]",
        _ => type.GetProperty("name").GetString()!,
    };

    private static void ShouldBe(JsonElement list, DataTable table)
    {
        var actual = list.EnumerateArray().OrderBy(item => Wording.Value(item, "name"), StringComparer.Ordinal)
            .Select(item => string.Join(" | ", table.Header.Select(words => Wording.Value(item, words)))).ToList();
        actual.ShouldBe(table.Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Value))));
    }
}
