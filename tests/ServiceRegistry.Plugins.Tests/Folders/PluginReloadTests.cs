using System.Collections.Concurrent;
using System.Runtime.Loader;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Tests.Folders;

/// <summary>What is left in memory can only be told while nobody else loads plugins.</summary>
[CollectionDefinition(nameof(PluginReloadTests), DisableParallelization = true)]
public sealed class AloneCollection;

[Collection(nameof(PluginReloadTests))]
public sealed class PluginReloadTests
{
    private const int Swaps = 200;
    private static readonly CheckTarget Target = new(null, "localhost", null);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_hundred_swaps_leave_nothing_behind()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne");
        await SwapAsync(folder, 10);
        OthersAreGone("SpeaksOne", left: 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await SwapAsync(folder, Swaps);

        OthersAreGone("SpeaksOne", left: 1);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(before + (2 * 1024 * 1024));
        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Loaded);
    }

    [Fact]
    public async Task Runs_of_the_plugin_before_end_as_they_began()
    {
        using var server = new Servers.SilentServer();
        await using var folder = await PluginFolder.OfToysAsync("Misbehaves");
        var run = folder.Catalog.RunAsync(
            "misbehave", """{"how":"IGNORE_CANCELLATION"}""", server.Target, TimeSpan.FromSeconds(30), CancellationToken.None).AsTask();
        await server.AcceptAsync();

        Touch(folder, "Misbehaves");
        await folder.Catalog.ReloadAsync(CancellationToken.None);

        folder.Catalog.Current.Plugins.Where(plugin => plugin.Name == "Misbehaves").Select(plugin => plugin.State)
            .ShouldBe([PluginState.Loaded, PluginState.Unloading]);
        (await RunAsync(folder, "misbehave", """{"how":"THROW"}""")).Outcome.ShouldBe(CheckOutcome.Error);
        server.HangUp();
        (await run).ShouldBe(CheckResult.Pass());
        await UntilAsync(folder, () => folder.Catalog.Current.Plugins.Count(plugin => plugin.Name == "Misbehaves") == 1);
    }

    [Fact]
    public async Task A_bad_replacement_leaves_the_plugin_before_running_until_a_good_one_comes()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne");
        var assembly = Path.Combine(folder.Path, "SpeaksOne", "SpeaksOne.dll");
        var good = await File.ReadAllBytesAsync(assembly);
        await File.WriteAllTextAsync(assembly, "no assembly");
        await folder.Catalog.ReloadAsync(CancellationToken.None);

        folder.Plugin("SpeaksOne").State.ShouldBe(PluginState.Loaded);
        folder.Plugin("SpeaksOne (failed)").Error!.ShouldContain("not a .NET assembly");
        (await RunAsync(folder, "speakOne", "{}")).Outcome.ShouldBe(CheckOutcome.Pass);

        await File.WriteAllBytesAsync(assembly, good);
        await folder.Catalog.ReloadAsync(CancellationToken.None);

        folder.Catalog.Current.Plugins.ShouldNotContain(plugin => plugin.State == PluginState.Failed);
        (await RunAsync(folder, "speakOne", "{}")).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task A_plugin_that_failed_is_forgotten_with_its_folder()
    {
        await using var folder = await PluginFolder.OfToysAsync("ThrowsInConstructor");
        folder.Plugin("ThrowsInConstructor").State.ShouldBe(PluginState.Failed);

        Directory.Delete(Path.Combine(folder.Path, "ThrowsInConstructor"), recursive: true);
        await folder.Catalog.ReloadAsync(CancellationToken.None);

        folder.Catalog.Current.Plugins.ShouldNotContain(plugin => plugin.Name == "ThrowsInConstructor");
    }

    [Fact]
    public async Task The_folder_is_followed_five_times_round_and_leaves_nothing_behind()
    {
        await using var folder = new PluginFolder();
        var catalog = await folder.LoadAsync(options => options with { Still = TimeSpan.FromMilliseconds(100) });
        var failures = new ConcurrentQueue<Exception>();
        catalog.Watch(failures.Enqueue);

        for (var round = 0; round < 5; round++)
        {
            folder.Add(StagedPlugins.Toy("SpeaksOne"));
            await UntilAsync(folder, () => catalog.TryGet("speakOne"));
            (await RunAsync(folder, "speakOne", "{}")).Outcome.ShouldBe(CheckOutcome.Pass);
            Directory.Delete(Path.Combine(folder.Path, "SpeaksOne"), recursive: true);
            await UntilAsync(folder, () => !catalog.TryGet("speakOne") && catalog.Current.Plugins.All(plugin => plugin.Name != "SpeaksOne"));
        }

        OthersAreGone("SpeaksOne", left: 0);
        failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_that_fails_is_told_and_the_next_one_comes()
    {
        await using var folder = new PluginFolder();
        var catalog = await folder.LoadAsync(options => options with { Still = TimeSpan.FromMilliseconds(100) });
        var isFirst = true;
        catalog.Changed += () =>
        {
            if (isFirst)
            {
                isFirst = false;
                throw new InvalidOperationException("a listener's fault");
            }
        };
        var failure = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        catalog.Watch(exception => failure.TrySetResult(exception));

        folder.Add(StagedPlugins.Toy("SpeaksOne"));
        (await failure.Task.WaitAsync(Patience)).Message.ShouldBe("a listener's fault");
        folder.Add(StagedPlugins.Toy("SpeaksTwo"));
        await UntilAsync(folder, () => catalog.TryGet("speakTwo"));
        catalog.TryGet("speakOne").ShouldBeTrue();
    }

    private static async Task SwapAsync(PluginFolder folder, int times)
    {
        for (var swap = 0; swap < times; swap++)
        {
            (await RunAsync(folder, "speakOne", "{}")).Outcome.ShouldBe(CheckOutcome.Pass);
            Touch(folder, "SpeaksOne");
            await folder.Catalog.ReloadAsync(CancellationToken.None);
        }
    }

    private static void Touch(PluginFolder folder, string plugin)
    {
        var assembly = Path.Combine(folder.Path, plugin, plugin + ".dll");
        File.SetLastWriteTimeUtc(assembly, File.GetLastWriteTimeUtc(assembly).AddSeconds(1));
    }

    private static ValueTask<CheckResult> RunAsync(PluginFolder folder, string strategy, string settings) =>
        folder.Catalog.RunAsync(strategy, settings, Target, TimeSpan.FromSeconds(10), CancellationToken.None);

    private static int Contexts(string plugin) => AssemblyLoadContext.All.Count(context => context.Name == plugin);

    private static void OthersAreGone(string plugin, int left) => SpinWait.SpinUntil(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Contexts(plugin) <= left;
        },
        Patience).ShouldBeTrue($"{Contexts(plugin)} contexts are left");

    private static async Task UntilAsync(PluginFolder folder, Func<bool> holds)
    {
        var changed = new SemaphoreSlim(0);
        void Notice() => changed.Release();
        folder.Catalog.Changed += Notice;
        try
        {
            while (!holds())
            {
                (await changed.WaitAsync(Patience)).ShouldBeTrue("nothing changed any more");
            }
        }
        finally
        {
            folder.Catalog.Changed -= Notice;
        }
    }
}
