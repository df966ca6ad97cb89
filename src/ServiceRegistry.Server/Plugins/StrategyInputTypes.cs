using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.Server.Checks;
using ServiceRegistry.Server.Instances;
using EnumValue = ServiceRegistry.GraphQL.Types.EnumValue;

namespace ServiceRegistry.Server.Plugins;

/// <summary>
/// Makes input types of what the loaded strategies say of their settings. Only names, texts and JSON go in: a schema holds no type of a
/// plugin, so that an operation on an old schema keeps no plugin from being unloaded.
/// </summary>
internal static class StrategyInputTypes
{
    private const string Secret = "Secret: it is shown as \"***\", and stored encrypted.";

    /// <summary>Adds HealthCheckStrategyInput, and all that it reaches.</summary>
    public static SchemaBuilder AddStrategyInputs(this SchemaBuilder schema, IReadOnlyList<StrategyInfo> strategies)
    {
        var settings = new ReachableSettings();
        foreach (var strategy in strategies)
        {
            settings.Add(strategy.Settings.Root);
        }

        foreach (var input in settings.Objects.Where(input => input.InputType != nameof(MetadataEntryInput)))
        {
            schema.AddType(types => ObjectOf(input, types));
        }

        foreach (var choice in settings.Enums)
        {
            var values = choice.Values.Select(value => new EnumValue(value.Name, value.Description, value.Name)).ToList();
            schema.AddType(new EnumType(choice.EnumType, choice.Description, values, typeof(string)));
        }

        return schema.AddType(types => ChoiceOf(strategies, types));
    }

    private static InputObjectType ChoiceOf(IReadOnlyList<StrategyInfo> strategies, SchemaTypes types) => new(
        "HealthCheckStrategyInput",
        "Exactly one: which strategy, with its settings. Each loaded plugin adds its own field here.",
        () => [.. strategies.Select(strategy => new InputValue(strategy.Name, strategy.Description, types.Get(strategy.Settings.InputType)))],
        values =>
        {
            var chosen = Array.FindIndex(values.Values, value => value is not null);
            return new StrategyChoice(strategies[chosen].Name, JsonSerializer.SerializeToElement((JsonNode)values.Values[chosen]!));
        },
        isOneOf: true);

    private static InputObjectType ObjectOf(SettingsObject settings, SchemaTypes types) => new(
        settings.InputType,
        settings.Description,
        () => [.. settings.Fields.Select(field => FieldOf(field, types))],
        values => SettingsValues.ToJson(settings, values));

    private static InputValue FieldOf(SettingsField field, SchemaTypes types)
    {
        var type = types.Get(Reference(field.Type));
        var unless = field.DefaultJson is { } json ? types.Literal(type, JsonElement.Parse(json)) : null;
        return new InputValue(field.Name, field.IsSecret ? $"{field.Description} {Secret}".TrimStart() : field.Description, type, unless);
    }

    private static string Reference(SettingsType type)
    {
        var nullable = type switch
        {
            SettingsScalarType { Scalar: SettingsScalar.Uri } => "URI",
            SettingsScalarType scalar => scalar.Scalar.ToString(),
            SettingsEnumType choice => choice.EnumType,
            SettingsListType list => $"[{Reference(list.Item)}]",
            SettingsObjectType nested => nested.Object.InputType,
            _ => throw new InvalidOperationException($"There is no input type for {type.GetType().Name}."),
        };
        return type.IsNullable ? nullable : nullable + "!";
    }
}
