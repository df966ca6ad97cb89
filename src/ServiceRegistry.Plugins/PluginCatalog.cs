using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Plugins.Folders;
using ServiceRegistry.Plugins.Loading;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins;

/// <summary>
/// The plugins of a folder: loads them, offers their strategies, runs them, and follows the folder while the server runs. One that cannot
/// be loaded is listed with its error, and the others go on. It loads nothing until <see cref="LoadAllAsync"/>.
/// </summary>
public sealed class PluginCatalog : IStrategyCatalog, IStrategyRunner, IPluginReload, IAsyncDisposable
{
    /// <summary>The plugin that offers what needs no plugin.</summary>
    public const string BuiltIn = "BuiltIn";

    private readonly PluginOptions options;
    private readonly TimeProvider time;
    private readonly ShadowCopies copies = new();
    private readonly StrategyThreads threads = new();
    // Apart: a watch that blocks does so for as long as it stands, and is not to take the places of runs.
    private readonly StrategyThreads watchThreads = new();
    private readonly SettingsReading reading;
    private readonly PluginTable table = new();
    private readonly Departures departures = new();
    private readonly PluginFolders folders;
    private readonly PluginFolderWatch watch;
    private readonly ConcurrentDictionary<Task, bool> leaving = new();
    private readonly Lock publishing = new();
    private volatile StrategyList current = new([], []);
    private bool isDisposed;

    public PluginCatalog(PluginOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        reading = new SettingsReading(threads, time, options.ReadTimeout);
        StrayExceptions.Contain();
        var connector = new EgressConnector(options.Egress);
        var loader = new PluginLoader(copies, new StrategyHost(options.Through?.Invoke(connector) ?? connector, time), options);
        folders = new PluginFolders(options, time, loader, table, Publish);
        watch = new PluginFolderWatch(options.Path, LookAsync, time);
        table.Add(BuiltInPlugin.Create(loader, time));
        current = table.ToList([]);
    }

    public event Action? Changed;

    public StrategyList Current => current;

    /// <summary>Runs of a plugin that ignored their cancellation, since it was loaded.</summary>
    public int AbandonedRuns(string plugin) => table.Find(plugin)?.Gate.Abandoned ?? 0;

    /// <summary>Loads every folder under the plugins path, in the order of their names.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        await folders.FollowAsync(TimeSpan.Zero, LetGo, cancellationToken);
        Publish();
    }

    /// <summary>Loads one folder, wherever it is, and none beside it.</summary>
    public Task LoadAsync(string folder, CancellationToken cancellationToken) => folders.LoadAsync(folder, LetGo, cancellationToken);

    /// <summary>Follows the folder from now on, where the options say so.</summary>
    /// <param name="failed">Told what went wrong in one look at it; the next one comes all the same.</param>
    public void Watch(Action<Exception> failed)
    {
        if (options.HotReload)
        {
            watch.Start(failed);
        }
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await folders.ReloadAsync(LetGo, cancellationToken);

        // Where the folder is not followed, nobody else does.
        LookForDepartures();
    }

    /// <summary>
    /// Takes a plugin's strategies out of the list, lets their runs end, and unloads it. The reference returned dies once
    /// nothing holds the plugin any more; null where no plugin has this name. One that fails at its end stays listed, with its
    /// error.
    /// </summary>
    public async Task<WeakReference?> UnloadAsync(string name)
    {
        if (name == BuiltIn || table.BeginUnload(name) is not { } plugin)
        {
            return null;
        }

        Publish();
        var trace = await UnloadAsync(plugin, options.DrainTimeout);

        // Whoever called may stand on the stack of the plugin's last run, and would itself keep what it waits to see gone.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return trace;
    }

    public async Task<SettingsValidation> ValidateSettingsAsync(string strategy, string settingsJson)
    {
        if (table.Enter(strategy, out var gate) is not { } loaded)
        {
            return new SettingsValidation(null, [new SettingsProblem([], NotLoaded(strategy), CheckErrorCode.StrategyNotLoaded)]);
        }

        var secrets = SecretTexts.Of(loaded.Info.Settings.Root, settingsJson);
        try
        {
            var binding = await reading.ReadAsync(loaded, gate, settingsJson);
            var problems = binding.Problems.Select(problem => problem with { Message = secrets.Mask(problem.Message) });
            return new SettingsValidation(binding.Json, [.. problems]) { Settings = loaded.Info.Settings.Root };
        }
        catch (Exception e)
        {
            // A strategy's Validate is a stranger's code.
            var reason = e is TimeoutException ? e.Message : $"{e.GetType().Name}: {e.Message}";
            var words = secrets.Mask($"The strategy '{strategy}' could not validate its settings: {reason}");
            return new SettingsValidation(null, [new SettingsProblem([], words, CheckErrorCode.CheckFailed)]);
        }
        finally
        {
            gate.Leave();
            PublishQuarantine(gate, loaded.Info.Plugin);
        }
    }

    public async ValueTask<CheckResult> RunAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (table.Enter(strategy, out var gate) is not { } loaded)
        {
            return CheckResult.Error(NotLoaded(strategy), CheckErrorCode.StrategyNotLoaded);
        }

        if (gate.IsQuarantined)
        {
            gate.Leave();
            PublishQuarantine(gate, loaded.Info.Plugin);
            return CheckResult.Error($"the plugin of strategy '{strategy}' is quarantined", CheckErrorCode.PluginQuarantined);
        }

        var (check, problem) = loaded.Kept(settingsJson) is { } kept ? (kept, null) : await BindAsync(loaded, gate, settingsJson);
        if (check is not null)
        {
            try
            {
                return await new StrategyRun(gate, threads, this.time, this.options.AbandonAfter).RunAsync(check, target, timeout, cancellationToken);
            }
            finally
            {
                PublishQuarantine(gate, loaded.Info.Plugin);
            }
        }

        gate.Leave();
        PublishQuarantine(gate, loaded.Info.Plugin);
        return problem! with { Output = SecretTexts.Of(loaded.Info.Settings.Root, settingsJson).Clean(problem.Output) };
    }

    public async ValueTask<bool> PushesAsync(string strategy, string settingsJson)
    {
        if (!current.TryGet(strategy, out var info) || !info.Pushes || table.Enter(strategy, out var gate) is not { } loaded)
        {
            return false;
        }

        try
        {
            return (loaded.Kept(settingsJson) ?? (await BindAsync(loaded, gate, settingsJson)).Check) is { Check: IWatchingCheck };
        }
        finally
        {
            gate.Leave();
        }
    }

    public async Task WatchAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        if (table.Enter(strategy, out var gate) is not { } loaded)
        {
            return;
        }

        var bound = gate.IsQuarantined ? null : loaded.Kept(settingsJson) ?? (await BindAsync(loaded, gate, settingsJson)).Check;
        if (bound is not { Check: IWatchingCheck check })
        {
            gate.Leave();
            return;
        }

        try
        {
            await new StrategyWatch(gate, watchThreads, time, options.AbandonAfter).RunAsync(check, bound.Secrets, target, timeout, report, cancellationToken);
        }
        finally
        {
            PublishQuarantine(gate, loaded.Info.Plugin);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A container that offers it under several names also disposes it several times.
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }

        await watch.DisposeAsync();

        // All at once, and soon: whoever ran checks has ended them before, and what does not end then keeps nobody from the end.
        var unloading = current.Plugins.Where(plugin => plugin.Name != BuiltIn).Select(plugin => table.BeginUnload(plugin.Name)).OfType<LoadedPlugin>()
            .Select(plugin => UnloadAsync(plugin, options.AbandonAfter));
        await Task.WhenAll(unloading);
        await Task.WhenAll(leaving.Keys).WaitAsync(options.AbandonAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        folders.Dispose();
        copies.Dispose();
    }

    private static string NotLoaded(string strategy) => $"strategy '{strategy}' is not loaded";

    private async Task<(BoundSettings? Check, CheckResult? Problem)> BindAsync(LoadedStrategy strategy, RunGate gate, string settingsJson)
    {
        try
        {
            var binding = await reading.ReadAsync(strategy, gate, settingsJson);
            return binding.Check is { } check
                ? (strategy.Keep(settingsJson, check), null)
                : (null, CheckResult.Error(
                    "its settings are not valid: " + string.Join(" ", binding.Problems.Select(p => $"{string.Join('.', p.Path)}: {p.Message}")),
                    CheckErrorCode.SettingsNotValid));
        }
        catch (TimeoutException e)
        {
            return (null, CheckResult.Error("the strategy did not read its settings: " + e.Message));
        }
        catch (Exception e)
        {
            return (null, CheckResult.FromException(e));
        }
    }

    private async Task<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        var next = await folders.FollowAsync(options.Still, LetGo, cancellationToken);
        LookForDepartures();
        return next;
    }

    private void LookForDepartures()
    {
        if (departures.Look(copies.Remove))
        {
            Publish();
        }
    }

    // The list shows that it is on its way out; whoever is to know more reads it there.
    private void LetGo(LoadedPlugin plugin)
    {
        var unloading = Task.Run(() => UnloadAsync(plugin, options.DrainTimeout));
        leaving[unloading] = true;
        _ = unloading.ContinueWith(done => leaving.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task<WeakReference> UnloadAsync(LoadedPlugin plugin, TimeSpan drain)
    {
        var info = plugin.Describe(PluginState.Unloading) with { Strategies = [] };
        var unloaded = await plugin.UnloadAsync(drain, time);
        table.EndUnload(info.Name, unloaded.Fault);
        departures.Add(info, plugin.Gate, unloaded.Trace, plugin.Copy);
        Publish();
        return unloaded.Trace;
    }

    private void PublishQuarantine(RunGate gate, string plugin)
    {
        if (gate.IsQuarantined && current.Plugins.Any(listed => listed.Name == plugin && listed.State == PluginState.Loaded))
        {
            Publish();
        }
    }

    private void Publish()
    {
        lock (publishing)
        {
            current = table.ToList(departures.Held());
        }

        Changed?.Invoke();
    }
}
