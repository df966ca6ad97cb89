using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>A nested class.</summary>
internal sealed class ObjectValue(SettingsObjectType type, SettingsClass settings) : SettingsValue(type)
{
    protected override object? ReadValue(JsonElement json, SettingsPath path, SettingsProblems problems) =>
        json.ValueKind == JsonValueKind.Object ? settings.Read(json, path, problems) : WrongType(path, problems, "an object");

    protected override void Write(Utf8JsonWriter writer, object value) => settings.Write(writer, value);
}
