using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Tests;

internal static class CatalogWords
{
    public static bool TryGet(this PluginCatalog catalog, string strategy) => catalog.Current.TryGet(strategy, out _);

    public static bool TryGet(this PluginCatalog catalog, string strategy, out StrategyInfo? info) => ((IStrategyCatalog)catalog).TryGet(strategy, out info);
}
