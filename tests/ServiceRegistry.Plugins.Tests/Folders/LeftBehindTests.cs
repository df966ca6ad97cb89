using System.Runtime.CompilerServices;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Folders;

/// <summary>What plugins leave in the process when they go: told, and given back where it can be.</summary>
[Collection(nameof(PluginReloadTests))]
public sealed class LeftBehindTests
{
    private const long Megabyte = 1024 * 1024;
    private static readonly CheckTarget Nobody = new(null, "localhost", null);

    [Fact]
    public async Task What_a_plugin_hoards_is_free_once_it_is_replaced()
    {
        await using var folder = await PluginFolder.OfToysAsync("LeaksMemory");
        (await RunAsync(folder, "hoarder", "{}", Nobody)).Output.ShouldBe("1 MiB");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var run = 0; run < 32; run++)
        {
            (await RunAsync(folder, "hoarder", "{}", Nobody)).Outcome.ShouldBe(CheckOutcome.Pass);
        }

        GC.GetTotalMemory(forceFullCollection: true).ShouldBeGreaterThan(before + (31 * Megabyte));
        await ReplaceAsync(folder, "LeaksMemory");

        (await RunAsync(folder, "hoarder", "{}", Nobody)).Output.ShouldBe("1 MiB");
        UntilCollected(() => GC.GetTotalMemory(forceFullCollection: true) < before + (2 * Megabyte)).ShouldBeTrue("the hoard is still there");
    }

    [Fact]
    public async Task A_plugin_that_roots_itself_is_told_of_and_harms_neither_the_others_nor_its_replacement()
    {
        await using var folder = await PluginFolder.OfToysAsync("RootsItself", "SpeaksOne");
        (await RunAsync(folder, "squatter", "{}", Nobody)).Output.ShouldBe("run 1");

        var trace = await ReplaceAsync(folder, "RootsItself");
        await CollectAndLookAsync(folder);

        trace.IsAlive.ShouldBeTrue();
        Listed(folder, "RootsItself").ShouldBe([
            (PluginState.Loaded, null),
            (PluginState.Unloading, "It was unloaded, but something still holds it: a thread, a timer or a static event that it left behind. Its memory stays taken."),
        ]);
        (await RunAsync(folder, "squatter", "{}", Nobody)).Output.ShouldBe("run 1");
        (await RunAsync(folder, "speakOne", "{}", Nobody)).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task A_thread_that_outlives_its_run_is_told_of_until_it_ends()
    {
        using var server = new SilentServer();
        await using var folder = await PluginFolder.OfToysAsync("LeavesThreads", "SpeaksOne");
        (await RunAsync(folder, "straggler", """{"how":"LEAVE_A_THREAD"}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
        await server.AcceptAsync();
        folder.Catalog.AbandonedRuns("LeavesThreads").ShouldBe(0);

        var trace = await ReplaceAsync(folder, "LeavesThreads");
        await CollectAndLookAsync(folder);

        var (state, error) = Listed(folder, "LeavesThreads")[1];
        state.ShouldBe(PluginState.Unloading);
        error!.ShouldStartWith("It was unloaded, but something still holds it: a thread,");
        (await RunAsync(folder, "speakOne", "{}", Nobody)).Outcome.ShouldBe(CheckOutcome.Pass);

        server.HangUp();
        UntilCollected(() => !trace.IsAlive).ShouldBeTrue("it is still there");
        await folder.Catalog.ReloadAsync(CancellationToken.None);
        Listed(folder, "LeavesThreads").ShouldBe([(PluginState.Loaded, null)]);
    }

    [Fact]
    public async Task Runs_that_do_not_end_are_told_of_until_they_do()
    {
        using var server = new SilentServer();
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("LeavesThreads"));
        await folder.LoadAsync(options => options with { AbandonAfter = TimeSpan.FromMilliseconds(50), DrainTimeout = TimeSpan.FromMilliseconds(50) });
        var runs = Enumerable.Range(0, 2).Select(_ => RunAsync(folder, "straggler", """{"how":"HOLD"}""", server.Target, TimeSpan.FromMilliseconds(500)).AsTask()).ToList();
        await server.AcceptAsync();
        await server.AcceptAsync();
        (await Task.WhenAll(runs)).ShouldAllBe(result => result.Output == "timed out after 500 ms");
        folder.Catalog.AbandonedRuns("LeavesThreads").ShouldBe(2);

        var trace = await ReplaceAsync(folder, "LeavesThreads");
        await CollectAndLookAsync(folder);

        Listed(folder, "LeavesThreads")[1].ShouldBe((
            PluginState.Unloading,
            "It was unloaded, but 2 of its runs have not ended. Its memory, and maybe a thread for each of them, stays taken until they have."));
        server.HangUp();
        UntilCollected(() => !trace.IsAlive).ShouldBeTrue("it is still there");
    }

    private static ValueTask<CheckResult> RunAsync(PluginFolder folder, string strategy, string settings, CheckTarget target, TimeSpan? timeout = null) =>
        folder.Catalog.RunAsync(strategy, settings, target, timeout ?? TimeSpan.FromSeconds(10), CancellationToken.None);

    private static List<(PluginState State, string? Error)> Listed(PluginFolder folder, string plugin) =>
        [.. folder.Catalog.Current.Plugins.Where(listed => listed.Name == plugin).Select(listed => (listed.State, listed.Error))];

    /// <returns>The trace of the one before.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ReplaceAsync(PluginFolder folder, string plugin)
    {
        var trace = (await folder.Catalog.UnloadAsync(plugin))!;
        var assembly = Path.Combine(folder.Path, plugin, plugin + ".dll");
        File.SetLastWriteTimeUtc(assembly, File.GetLastWriteTimeUtc(assembly).AddSeconds(1));
        await folder.Catalog.ReloadAsync(CancellationToken.None);
        return trace;
    }

    /// <summary>As many collections as it takes until what is held is told.</summary>
    private static Task CollectAndLookAsync(PluginFolder folder)
    {
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return folder.Catalog.ReloadAsync(CancellationToken.None);
    }

    private static bool UntilCollected(Func<bool> holds) => SpinWait.SpinUntil(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return holds();
        },
        TimeSpan.FromSeconds(30));
}
