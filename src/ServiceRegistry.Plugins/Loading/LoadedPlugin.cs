using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>How a plugin is called.</summary>
internal sealed record PluginIdentity(string Name, string? Version, string? Description);

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
    /// Lets no further run begin, waits for those that run, disposes the strategies and unloads the context. The reference
    /// returned dies once nothing holds the plugin any more.
    /// </summary>
    public async Task<WeakReference> UnloadAsync(TimeSpan drain, TimeProvider time)
    {
        await Gate.CloseAsync(drain, time);
        foreach (var strategy in Strategies)
        {
            await strategy.DisposeAsync();
        }

        Strategies = [];
        var trace = new WeakReference(this.context);
        this.context?.Unload();
        this.context = null;
        return trace;
    }
}
