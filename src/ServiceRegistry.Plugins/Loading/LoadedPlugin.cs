using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>How a plugin is called.</summary>
internal sealed record PluginIdentity(string Name, string? Version, string? Description);

/// <summary>A plugin that was let go.</summary>
/// <param name="Trace">Dies once nothing holds the plugin any more.</param>
/// <param name="Fault">What its strategies threw at their end; null where nothing.</param>
internal sealed record Unloaded(WeakReference Trace, string? Fault);

/// <summary>A plugin whose strategies can run. The built-in one has no load context.</summary>
/// <param name="identity">How it is called.</param>
/// <param name="strategies">What it offers.</param>
/// <param name="context">Where its code is loaded.</param>
/// <param name="copy">The shadow copy that it was loaded from; null for the built-in one.</param>
/// <param name="loadedAt">When it was loaded.</param>
internal sealed class LoadedPlugin(
    PluginIdentity identity, IReadOnlyList<LoadedStrategy> strategies, PluginLoadContext? context, string? copy, DateTimeOffset loadedAt)
{
    private static readonly string TooManyAbandoned =
        $"{RunGate.TooManyAbandoned} runs ignored their cancellation within {RunGate.Window.TotalMinutes:0} minutes.";

    private PluginLoadContext? context = context;

    public string? Copy { get; } = copy;

    public string Name => identity.Name;

    public IReadOnlyList<LoadedStrategy> Strategies { get; private set; } = strategies;

    public RunGate Gate { get; } = GateOf(context);

    public PluginInfo Describe() => Gate.IsQuarantined
        ? Describe(PluginState.Quarantined) with
        {
            Error = (Gate.Fault ?? TooManyAbandoned) + " No check of it runs until its folder is replaced, or the plugins are reloaded.",
        }
        : Describe(PluginState.Loaded);

    public PluginInfo Describe(PluginState state) => new(
        identity.Name, identity.Version, identity.Description, state, null, [.. Strategies.Select(s => s.Info.Name)], loadedAt);

    /// <summary>
    /// Lets no further run begin, waits for those that run, disposes the strategies and unloads the context, whatever the
    /// strategies make of it. The reference returned dies once nothing holds the plugin any more.
    /// </summary>
    public async Task<Unloaded> UnloadAsync(TimeSpan drain, TimeProvider time)
    {
        await Gate.CloseAsync(drain, time);
        var faults = new List<string>();
        foreach (var strategy in Strategies)
        {
            // Of a thread's own, as it may block before its first await.
            var disposing = Task.Run(async () => await strategy.DisposeAsync());
            try
            {
                await disposing.WaitAsync(drain, time);
            }
            catch (TimeoutException) when (!disposing.IsCompleted)
            {
                faults.Add($"The strategy '{strategy.Info.Name}' was not disposed within {DurationWords.Of(drain)}.");
            }
            catch (Exception e)
            {
                // As text: the exception itself may be of a type of the plugin, and would keep it.
                faults.Add($"The strategy '{strategy.Info.Name}' failed while it was disposed.\n{e}");
            }
        }

        Strategies = [];
        var trace = new WeakReference(this.context);
        this.context?.Unload();
        this.context = null;
        return new Unloaded(trace, faults.Count > 0 ? string.Join('\n', faults) : null);
    }

    private static RunGate GateOf(PluginLoadContext? context)
    {
        var gate = new RunGate();
        if (context is not null)
        {
            context.Strayed = thrown => gate.Quarantine($"It threw where nobody can catch it, in an async void method or in a thread or timer of its own: {thrown}.");
        }

        return gate;
    }
}
