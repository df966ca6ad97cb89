using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Server.Plugins;

/// <summary>Changes what can be checked.</summary>
[MutationType]
internal static class PluginMutations
{
    /// <summary>
    /// Looks at the plugins folder now: loads what came, replaces what changed, lets go what went, and gives what is quarantined another chance. Without it the server does so by itself
    /// once the files have been still for a second, unless that is switched off.
    /// </summary>
    public static async Task<ReloadPluginsPayload> ReloadPluginsAsync(
        [Service] IPluginReload folder, [Service] IStrategyCatalog catalog, CancellationToken cancellationToken)
    {
        await folder.ReloadAsync(cancellationToken);
        return new ReloadPluginsPayload(catalog.Current.Plugins);
    }
}

/// <summary>The plugins as they are after the look.</summary>
/// <param name="Plugins">The plugins that were found, those that failed to load with the reason.</param>
public sealed record ReloadPluginsPayload(IReadOnlyList<PluginInfo> Plugins);
