using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Plugins.Loading;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins;

/// <summary>
/// The plugins of a folder: loads them, offers their strategies and runs them. One that cannot be loaded is listed with its
/// error, and the others go on. It loads nothing until <see cref="LoadAllAsync"/>.
/// </summary>
public sealed class PluginCatalog : IStrategyCatalog, IStrategyRunner, IAsyncDisposable
{
    /// <summary>The plugin that offers what needs no plugin.</summary>
    public const string BuiltIn = "BuiltIn";

    private readonly PluginOptions options;
    private readonly TimeProvider time;
    private readonly ShadowCopies copies = new();
    private readonly PluginLoader loader;
    private readonly PluginTable table = new();
    private readonly Lock publishing = new();
    private volatile StrategyList current = new([], []);

    public PluginCatalog(PluginOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        loader = new PluginLoader(copies, new StrategyHost(new EgressConnector(options.Egress), time));
        table.Add(BuiltInPlugin.Create(loader, time));
        current = table.ToList();
    }

    public event Action? Changed;

    public StrategyList Current => current;

    /// <summary>Runs of a plugin that ignored their cancellation, since it was loaded.</summary>
    public int AbandonedRuns(string plugin) => table.Find(plugin)?.Gate.Abandoned ?? 0;

    /// <summary>Loads every folder under the plugins path, in the order of their names.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(this.options.Path))
        {
            var folders = Directory.GetDirectories(this.options.Path).Where(folder => !Path.GetFileName(folder).StartsWith('.'));
            foreach (var folder in folders.Order(StringComparer.Ordinal))
            {
                await LoadAsync(folder, cancellationToken);
            }
        }

        Publish();
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
        var unloaded = await plugin.UnloadAsync(this.options.DrainTimeout, this.time);
        table.EndUnload(name, unloaded.Fault);
        Publish();

        // Whoever called may stand on the stack of the plugin's last run, and would itself keep what it waits to see gone.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return unloaded.Trace;
    }

    public SettingsValidation ValidateSettings(string strategy, string settingsJson)
    {
        if (table.Enter(strategy, out var gate) is not { } loaded)
        {
            return new SettingsValidation(null, [new SettingsProblem([], NotLoaded(strategy), CheckErrorCode.StrategyNotLoaded)]);
        }

        try
        {
            return loaded.Validate(settingsJson);
        }
        catch (Exception e)
        {
            // A strategy's Validate is a stranger's code.
            return new SettingsValidation(null, [new SettingsProblem(
                [], $"The strategy '{strategy}' could not validate its settings: {e.GetType().Name}: {e.Message}", CheckErrorCode.CheckFailed)]);
        }
        finally
        {
            gate.Leave();
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

        if (Bind(loaded, settingsJson, out var problem) is { } check)
        {
            return await new StrategyRun(gate, this.time, this.options.AbandonAfter).RunAsync(check, target, timeout, cancellationToken);
        }

        gate.Leave();
        return problem! with { Output = OutputText.Clean(problem.Output) };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var plugin in current.Plugins.Where(plugin => plugin.State == PluginState.Loaded))
        {
            await UnloadAsync(plugin.Name);
        }

        copies.Dispose();
    }

    private static string NotLoaded(string strategy) => $"strategy '{strategy}' is not loaded";

    private static IBoundCheck? Bind(LoadedStrategy strategy, string settingsJson, out CheckResult? problem)
    {
        try
        {
            var check = strategy.Bind(settingsJson, out var problems);
            problem = check is null
                ? CheckResult.Error(
                    "its settings are not valid: " + string.Join(" ", problems.Select(p => $"{string.Join('.', p.Path)}: {p.Message}")),
                    CheckErrorCode.SettingsNotValid)
                : null;
            return check;
        }
        catch (Exception e)
        {
            problem = CheckResult.FromException(e);
            return null;
        }
    }

    private async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(folder);
        // Its constructors are a stranger's code: they may also never return.
        var loading = Task.Run(() => loader.Load(folder), CancellationToken.None);
        try
        {
            var plugin = await loading.WaitAsync(this.options.LoadTimeout, this.time, cancellationToken);
            if (table.Conflict(plugin) is { } conflict)
            {
                var unloaded = await plugin.UnloadAsync(this.options.DrainTimeout, this.time);
                throw new PluginLoadException(unloaded.Fault is { } fault ? $"{conflict}\n{fault}" : conflict);
            }

            table.Add(plugin);
        }
        catch (PluginLoadException e)
        {
            table.AddFailed(name, e.InFull);
        }
        catch (TimeoutException)
        {
            table.AddFailed(name, $"The plugin did not finish loading within {DurationWords.Of(this.options.LoadTimeout)}.");
            _ = loading.ContinueWith(late => late.Result.UnloadAsync(TimeSpan.Zero, this.time), CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            table.AddFailed(name, "The plugin's folder could not be read.\n" + e);
        }
    }

    private void Publish()
    {
        lock (publishing)
        {
            current = table.ToList();
        }

        Changed?.Invoke();
    }
}
