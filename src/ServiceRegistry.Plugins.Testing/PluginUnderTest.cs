using System.Runtime.CompilerServices;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Testing;

/// <summary>One plugin, loaded from its folder as the server loads it.</summary>
public sealed class PluginUnderTest : IAsyncDisposable
{
    // A test machine may be busy: what does not end by then does not end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly PluginCatalog catalog;

    private PluginUnderTest(string folder) =>
        catalog = new PluginCatalog(new PluginOptions(folder) { HotReload = false, AbandonAfter = Patience }, TimeProvider.System);

    /// <summary>What it offers.</summary>
    public IReadOnlyList<StrategyInfo> Strategies => [.. catalog.Current.Strategies.Where(strategy => strategy.Plugin != PluginCatalog.BuiltIn)];

    /// <summary>Runs and watches that went on long after their cancellation: each of them is one too many.</summary>
    public int AbandonedRuns => catalog.Current.Plugins.Sum(plugin => catalog.AbandonedRuns(plugin.Name));

    /// <summary>Loads a plugin.</summary>
    /// <param name="folder">Its folder, which has the name of its assembly.</param>
    /// <exception cref="InvalidOperationException">It cannot be loaded, with what the server would say.</exception>
    public static async Task<PluginUnderTest> LoadAsync(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException($"There is no folder {folder}: is the plugin built?");
        }

        var plugin = new PluginUnderTest(folder);
        await plugin.catalog.LoadAsync(folder, CancellationToken.None);
        if (plugin.catalog.Current.Plugins.FirstOrDefault(listed => listed.State == PluginState.Failed) is not { } failed)
        {
            return plugin;
        }

        await plugin.DisposeAsync();
        throw new InvalidOperationException($"The plugin {failed.Name} was not loaded. {failed.Error}");
    }

    /// <summary>Runs a strategy once.</summary>
    /// <param name="strategy">Its name.</param>
    /// <param name="settings">Its settings as JSON.</param>
    /// <param name="target">The address of the instance that is checked.</param>
    /// <param name="timeout">The time that the run has; 10 seconds unless given.</param>
    /// <param name="cancellationToken">Gives the run up.</param>
    /// <exception cref="ArgumentException">The settings are not valid.</exception>
    public async Task<CheckResult> RunAsync(
        string strategy, string settings, CheckTarget target, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await DemandValidAsync(strategy, settings);
        return await catalog.RunAsync(strategy, settings, target, timeout ?? TimeSpan.FromSeconds(10), cancellationToken);
    }

    /// <summary>Whether a target is watched with these settings.</summary>
    /// <param name="strategy">The strategy's name.</param>
    /// <param name="settings">Its settings as JSON.</param>
    public Task<bool> PushesAsync(string strategy, string settings) => catalog.PushesAsync(strategy, settings).AsTask();

    /// <summary>Watches a target, until it tells nothing more or the token is cancelled.</summary>
    /// <param name="strategy">The strategy's name.</param>
    /// <param name="settings">Its settings as JSON.</param>
    /// <param name="target">The address of the instance that is watched.</param>
    /// <param name="report">Takes what the target tells.</param>
    /// <param name="timeout">The time that the beginning may take; 10 seconds unless given.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ArgumentException">The settings are not valid, or ask for no watch.</exception>
    public async Task WatchAsync(
        string strategy, string settings, CheckTarget target, Action<CheckResult> report, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await DemandValidAsync(strategy, settings);
        if (!await PushesAsync(strategy, settings))
        {
            throw new ArgumentException("These settings ask for no watch.", nameof(settings));
        }

        await catalog.WatchAsync(strategy, settings, target, timeout ?? TimeSpan.FromSeconds(10), report, cancellationToken);
    }

    /// <summary>What is wrong with settings, each as <c>path: message</c>; nothing where they are valid.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string strategy, string settings) =>
        [.. (await catalog.ValidateSettingsAsync(strategy, settings)).Problems.Select(problem => $"{string.Join('.', problem.Path)}: {problem.Message}")];

    /// <summary>Unloads it, and tells whether nothing holds it any more.</summary>
    public async Task<bool> UnloadAsync()
    {
        var trace = await BeginUnloadAsync();

        // On a stack of its own: below this one may stand the run that has just ended, and hold the plugin for as long as it is not returned to.
        return trace is not null && await Task.Run(() => SpinWait.SpinUntil(() => IsGone(trace), Patience));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    private async Task DemandValidAsync(string strategy, string settings)
    {
        if (await ProblemsAsync(strategy, settings) is [_, ..] problems)
        {
            throw new ArgumentException(string.Join('\n', problems), nameof(settings));
        }
    }

    // Unloading is cooperative: it takes a few collections, and threads of the pool that let go.
    private static bool IsGone(WeakReference trace)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !trace.IsAlive;
    }

    // Apart, so that no local of the test's own stack keeps the plugin.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference?> BeginUnloadAsync() =>
        catalog.Current.Plugins.FirstOrDefault(plugin => plugin.Name != PluginCatalog.BuiltIn) is { } loaded ? await catalog.UnloadAsync(loaded.Name) : null;
}
