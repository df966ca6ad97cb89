using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Loading;

namespace ServiceRegistry.Plugins.Tests.Loading;

public sealed class PluginLoadingTests
{
    private static readonly CheckTarget Nobody = new(null, "localhost", null);

    [Fact]
    public async Task Without_a_plugins_folder_there_is_what_is_built_in()
    {
        await using var catalog = new PluginCatalog(new PluginOptions(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())), TimeProvider.System);
        await catalog.LoadAllAsync(CancellationToken.None);

        catalog.Current.Plugins.Select(p => (p.Name, p.State)).ShouldBe([("BuiltIn", PluginState.Loaded)]);
        catalog.Current.Strategies.Select(s => (s.Name, s.IsReported)).ShouldBe([("ttl", true)]);
    }

    [Fact]
    public async Task Two_plugins_have_two_versions_of_one_library()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne", "SpeaksTwo");

        (await RunAsync(folder, "speakOne")).ShouldBe(CheckResult.Pass("version 1"));
        (await RunAsync(folder, "speakTwo")).ShouldBe(CheckResult.Pass("version 2"));
    }

    [Fact]
    public async Task A_plugin_is_described_by_its_manifest_and_else_by_its_assembly()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne", "SpeaksTwo");

        var one = folder.Plugin("SpeaksOne");
        (one.Version, one.Description, one.State, one.Error).ShouldBe(("0.1.0", null, PluginState.Loaded, null));
        one.Strategies.ShouldBe(["speakOne"]);
        one.LoadedAt.ShouldNotBeNull();
        var two = folder.Plugin("Speaker");
        (two.Version, two.Description).ShouldBe(("2.1.0-beta", "Speaks twice."));

        folder.Catalog.TryGet("speakTwo", out var strategy).ShouldBeTrue();
        (strategy!.Plugin, strategy.Description).ShouldBe(("Speaker", "Speaks by version 2 of the same library."));
        strategy.Settings.Fields.ShouldHaveSingleItem().Description.ShouldBe("Said first.");
    }

    [Theory]
    [InlineData("ThrowsInConstructor", "The strategy TestPlugins.ThrowsInConstructor.Thrower failed in its constructor.")]
    [InlineData("ThrowsInConstructor", "System.InvalidOperationException: out of order")]
    [InlineData("NoStrategy", "NoStrategy.dll offers no strategy")]
    [InlineData("MissingLibrary", "Words, version 1.0.0.0, is not in the folder of the plugin MissingLibrary.")]
    [InlineData("BadName", "is named 'bad-name'")]
    [InlineData("BadSettings", "MappedSettings.Map is of the type")]
    public async Task A_broken_plugin_is_listed_with_its_error_and_the_others_go_on(string toy, string error)
    {
        await using var folder = await PluginFolder.OfToysAsync(toy, "SpeaksOne");

        var broken = folder.Plugin(toy);
        broken.State.ShouldBe(PluginState.Failed);
        broken.Error!.ShouldContain(error);
        broken.Strategies.ShouldBeEmpty();
        (await RunAsync(folder, "speakOne")).ShouldBe(CheckResult.Pass("version 1"));
    }

    [Fact]
    public async Task A_folder_that_holds_no_plugin_says_what_it_lacks()
    {
        await using var folder = new PluginFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "Empty"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".hidden"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "Text"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Text", "Text.dll"), "this is no assembly");
        AssemblyForger.Write(Path.Combine(folder.Path, "Foreign", "Foreign.dll"), "System.Runtime", new Version(10, 0, 0, 0));
        AssemblyForger.Write(Path.Combine(folder.Path, "Future", "Future.dll"), "ServiceRegistry.Abstractions", new Version(2, 0, 0, 0));
        AssemblyForger.Write(Path.Combine(folder.Path, "Newer", "Newer.dll"), "ServiceRegistry.Abstractions", new Version(1, 9, 0, 0));
        AssemblyForger.Write(Path.Combine(folder.Path, "Older", "Older.dll"), "ServiceRegistry.Abstractions", new Version(0, 9, 0, 0));
        folder.Add(StagedPlugins.Toy("SpeaksOne"), "Renamed");
        folder.Add(StagedPlugins.Toy("SpeaksTwo"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "SpeaksTwo", "plugin.json"), "{ \"name\": 1 }");

        await folder.LoadAsync();

        folder.Catalog.Current.Plugins.Where(p => p.State == PluginState.Failed).Select(p => $"{p.Name}: {p.Error}").ShouldBe(
        [
            "Empty: The folder has no Empty.dll: a plugin's assembly has the name of its folder.",
            "Foreign: Foreign.dll does not reference ServiceRegistry.Abstractions: it is not a plugin.",
            "Future: Future.dll was built against ServiceRegistry.Abstractions 2.0; this server loads plugins built against 1.0 to 1.2. Update the server, or rebuild the plugin against 1.2.",
            "Newer: Newer.dll was built against ServiceRegistry.Abstractions 1.9; this server loads plugins built against 1.0 to 1.2. Update the server, or rebuild the plugin against 1.2.",
            "Older: Older.dll was built against ServiceRegistry.Abstractions 0.9; this server loads plugins built against 1.0 to 1.2. Rebuild the plugin against 1.2.",
            "Renamed: The folder has no Renamed.dll: a plugin's assembly has the name of its folder.",
            "SpeaksTwo: In plugin.json, name is not a text.",
            "Text: Text.dll is not a .NET assembly.",
        ]);
    }

    [Fact]
    public async Task A_plugin_of_an_earlier_minor_version_of_the_contract_runs()
    {
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("SpeaksOne"));
        AssemblyForger.Restate(Path.Combine(folder.Path, "SpeaksOne", "SpeaksOne.dll"), "ServiceRegistry.Abstractions", new Version(1, 1, 0, 0));

        await folder.LoadAsync();

        (await RunAsync(folder, "speakOne")).ShouldBe(CheckResult.Pass("version 1"));
    }

    [Fact]
    public async Task A_plugin_whose_list_of_libraries_is_damaged_is_listed_and_the_others_go_on()
    {
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("SpeaksOne"));
        folder.Add(StagedPlugins.Toy("SpeaksTwo"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "SpeaksOne", "SpeaksOne.deps.json"), "{ this is no JSON");

        await folder.LoadAsync();

        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Failed);
        folder.Plugin("SpeaksOne").Error!.ShouldStartWith("The plugin could not be loaded.");
        (await RunAsync(folder, "speakTwo")).ShouldBe(CheckResult.Pass("version 2"));
    }

    [Fact]
    public async Task Names_of_strategies_and_input_types_are_taken_once()
    {
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Real("Http"));
        folder.Add(StagedPlugins.Toy("TakesHttp"));
        folder.Add(StagedPlugins.Toy("TakesInput"));
        await folder.LoadAsync();

        folder.Plugin("TakesHttp").Error.ShouldBe("The strategy 'http' is offered by the plugin 'Http' already.");
        folder.Plugin("TakesInput").Error.ShouldBe("The input type HttpHeaderInput has other fields than that of the plugin 'Http'.");
        folder.Plugin("Http").State.ShouldBe(PluginState.Loaded);
    }

    [Fact]
    public async Task A_plugin_that_does_not_finish_loading_is_given_up()
    {
        using var gate = new ManualResetEventSlim();
        AppDomain.CurrentDomain.SetData("test-plugins-gate", gate);
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("HangsInConstructor"));
        folder.Add(StagedPlugins.Toy("SpeaksOne"));

        await folder.LoadAsync(options => options with { LoadTimeout = TimeSpan.FromSeconds(2) });

        folder.Plugin("HangsInConstructor").Error.ShouldBe("The plugin did not finish loading within 2 s.");
        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Loaded);
        gate.Set();
    }

    [Fact]
    public async Task A_loaded_plugin_can_be_replaced_on_disk()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne");

        Directory.Delete(Path.Combine(folder.Path, "SpeaksOne"), recursive: true);

        (await RunAsync(folder, "speakOne")).ShouldBe(CheckResult.Pass("version 1"));
    }

    private static ValueTask<CheckResult> RunAsync(PluginFolder folder, string strategy) =>
        folder.Catalog.RunAsync(strategy, "{}", Nobody, TimeSpan.FromSeconds(10), CancellationToken.None);

    [Fact]
    public async Task Where_trust_is_asked_for_one_byte_more_is_another_plugin()
    {
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("SpeaksOne"));
        var hash = FolderHash.Of(Path.Combine(folder.Path, "SpeaksOne"));
        var catalog = await folder.LoadAsync(options => options with { Trust = PluginTrust.Allowlist, Allowed = [hash.ToUpperInvariant()] });
        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Loaded);

        await File.AppendAllTextAsync(Path.Combine(folder.Path, "SpeaksOne", "SpeaksOne.deps.json"), "\n");
        await catalog.ReloadAsync(CancellationToken.None);

        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Loaded);
        folder.Plugin("SpeaksOne (failed)").Error!.ShouldStartWith("It is not on the list of plugins that may be loaded.");
    }
}
