using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Plugins are offered, or fail.</summary>
[Binding]
internal sealed class PluginSteps(Registry registry)
{
    [Given("the plugin {string} is a file that is no assembly")]
    public void IsNoAssembly(string name) => registry.Plugins.AddFile(name, $"{name}.dll", "no assembly");

    [Given("the plugin {string} is a folder without an assembly")]
    public void IsWithoutAssembly(string name) => registry.Plugins.AddFile(name, "readme.txt", "nothing here");

    [Given("the plugin {string} of somebody else")]
    public void OfSomebodyElse(string name) => registry.Plugins.AddFolder(Repository.Folder("artifacts", "test-plugins", name));

    [Given("there is no plugins folder")]
    public void NoFolder() => Directory.Delete(registry.Plugins.Path, recursive: true);

    [Then("these plugins are listed")]
    public async Task AreListed(DataTable table)
    {
        var plugins = (await registry.ReadAsync("{ plugins { name state error loadedAt strategies { name } } }")).GetProperty("plugins");
        ShouldBe(plugins, table);
    }

    [Then("these strategies are offered")]
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
