using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>How a value of one type is read from JSON and written to it.</summary>
internal abstract class SettingsValue(SettingsType type)
{
    public SettingsType Type { get; } = type;

    public object? Read(JsonElement json, SettingsPath path, SettingsProblems problems)
    {
        if (json.ValueKind != JsonValueKind.Null)
        {
            return ReadValue(json, path, problems);
        }

        if (!Type.IsNullable)
        {
            problems.AddHole(path, "It must not be null.", SettingsProblemCode.Required);
        }

        return null;
    }

    public static void WriteOrNull(Utf8JsonWriter writer, SettingsValue value, object? current)
    {
        if (current is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.Write(writer, current);
        }
    }

    protected abstract object? ReadValue(JsonElement json, SettingsPath path, SettingsProblems problems);

    protected abstract void Write(Utf8JsonWriter writer, object value);

    protected static object? WrongType(SettingsPath path, SettingsProblems problems, string expected)
    {
        problems.AddHole(path, $"It must be {expected}.", SettingsProblemCode.WrongType);
        return null;
    }
}
