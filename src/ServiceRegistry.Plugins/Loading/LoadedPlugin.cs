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
internal sealed class LoadedPlugin(
    PluginIdentity identity, IReadOnlyList<LoadedStrategy> strategies, PluginLoadContext? context, DateTimeOffset loadedAt)
{
    private PluginLoadContext? context = context;

    public string Name => identity.Name;

    public IReadOnlyList<LoadedStrategy> Strategies { get; private set; } = strategies;

    public RunGate Gate { get; } = new();

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
            try
            {
                await strategy.DisposeAsync();
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
}
