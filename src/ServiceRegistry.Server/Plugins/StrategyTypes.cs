using System.Text.Json;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Server.Plugins;

/// <summary>A check strategy that a loaded plugin offers. Its settings are an input type of this schema, named by settingsType.</summary>
[ObjectType<StrategyInfo>(Name = "HealthCheckStrategy", BindProperties = false)]
internal static class HealthCheckStrategyType
{
    /// <summary>Its name: the field of HealthCheckStrategyInput.</summary>
    public static string GetName([Parent] StrategyInfo strategy) => strategy.Name;

    /// <summary>What it checks, in a sentence.</summary>
    public static string? GetDescription([Parent] StrategyInfo strategy) => strategy.Description;

    /// <summary>The plugin that offers it.</summary>
    public static PluginInfo GetPlugin([Parent] StrategyInfo strategy, [Service] IStrategyCatalog catalog) =>
        catalog.Current.Plugins.First(plugin => plugin.Name == strategy.Plugin);

    /// <summary>The name of the input type of its settings.</summary>
    public static string GetSettingsType([Parent] StrategyInfo strategy) => strategy.Settings.InputType;

    /// <summary>A JSON Schema of its settings.</summary>
    public static JsonElement GetSettingsSchema([Parent] StrategyInfo strategy) => JsonElement.Parse(strategy.Settings.JsonSchema);
}

/// <summary>A folder with check strategies, loaded or not.</summary>
[ObjectType<PluginInfo>(Name = "Plugin")]
internal static class PluginType
{
    /// <summary>The strategies that it offers; none unless it is loaded.</summary>
    public static IEnumerable<StrategyInfo> GetStrategies([Parent] PluginInfo plugin, [Service] IStrategyCatalog catalog) =>
        catalog.Current.Strategies.Where(strategy => strategy.Plugin == plugin.Name);
}

/// <summary>Tells what can be checked.</summary>
[QueryType]
internal static class PluginQueries
{
    /// <summary>The check strategies that are loaded.</summary>
    public static IReadOnlyList<StrategyInfo> GetHealthCheckStrategies([Service] IStrategyCatalog catalog) => catalog.Current.Strategies;

    /// <summary>The plugins that were found, those that failed to load with the reason.</summary>
    public static IReadOnlyList<PluginInfo> GetPlugins([Service] IStrategyCatalog catalog) => catalog.Current.Plugins;
}
