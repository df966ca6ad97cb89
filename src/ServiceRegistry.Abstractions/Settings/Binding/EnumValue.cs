using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>A word out of several, by its name in the schema.</summary>
internal sealed class EnumValue(SettingsEnumType type, IReadOnlyDictionary<string, object> byName) : SettingsValue(type)
{
    protected override object? ReadValue(JsonElement json, SettingsPath path, SettingsProblems problems) =>
        json.ValueKind == JsonValueKind.String && byName.TryGetValue(json.GetString()!, out var value)
            ? value
            : WrongType(path, problems, "one of " + string.Join(", ", type.Values.Select(v => v.Name)));

    protected override void Write(Utf8JsonWriter writer, object value)
    {
        var name = byName.FirstOrDefault(pair => pair.Value.Equals(value)).Key
            ?? throw new SettingsSchemaException($"{value} is no value of {type.EnumType}.");
        writer.WriteStringValue(name);
    }
}
