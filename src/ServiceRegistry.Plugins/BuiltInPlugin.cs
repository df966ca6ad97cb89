using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Loading;

namespace ServiceRegistry.Plugins;

/// <summary>The strategies that come with the registry itself.</summary>
internal static class BuiltInPlugin
{
    public static LoadedPlugin Create(PluginLoader loader, TimeProvider time) => new(
        new PluginIdentity(PluginCatalog.BuiltIn, typeof(TtlStrategy).Assembly.GetName().Version?.ToString(3), "What needs no plugin."),
        [loader.Offer(static () => new TtlStrategy(), nameof(TtlStrategy), PluginCatalog.BuiltIn, isReported: true)],
        context: null,
        copy: null,
        time.GetUtcNow());
}
