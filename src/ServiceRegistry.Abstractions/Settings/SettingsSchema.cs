namespace ServiceRegistry.Abstractions;

/// <summary>
/// The settings of a strategy: names, texts and JSON alone, never a type or a delegate of the plugin, so that whoever holds
/// it does not hold the plugin.
/// </summary>
/// <param name="Root">The input type as a whole.</param>
/// <param name="JsonSchema">The same as JSON Schema (2020-12), for forms and validators outside GraphQL.</param>
public sealed record SettingsSchema(SettingsObject Root, string JsonSchema)
{
    /// <summary>The name of the GraphQL input type: <c>HttpCheckInput</c>.</summary>
    public string InputType => Root.InputType;

    /// <summary>The fields in the order of their declaration.</summary>
    public IReadOnlyList<SettingsField> Fields => Root.Fields;

    /// <summary>The settings class of a strategy as a schema.</summary>
    /// <param name="settingsClass">A class as <see cref="HealthCheckStrategy{TSettings}"/> describes.</param>
    /// <param name="strategyName">The strategy's name, of which the input type gets its name.</param>
    /// <exception cref="SettingsSchemaException">A property has a type that cannot be a setting, or the class another fault.</exception>
    public static SettingsSchema Of(Type settingsClass, string strategyName) => new SettingsClassReader(strategyName).ReadSchema(settingsClass);
}
