using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>Texts, numbers, booleans, durations and URIs.</summary>
internal sealed class ScalarValue(SettingsScalarType type) : SettingsValue(type)
{
    protected override object? ReadValue(JsonElement json, SettingsPath path, SettingsProblems problems)
    {
        var isNumber = json.ValueKind == JsonValueKind.Number;
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : null;
        return type.Scalar switch
        {
            SettingsScalar.String => text ?? WrongType(path, problems, "a string"),
            SettingsScalar.Int => isNumber && json.TryGetInt32(out var number) ? number : WrongType(path, problems, "a whole number of 32 bits"),
            SettingsScalar.Long => isNumber && json.TryGetInt64(out var number) ? number : WrongType(path, problems, "a whole number of 64 bits"),
            SettingsScalar.Float => isNumber && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : WrongType(path, problems, "a number"),
            SettingsScalar.Boolean => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : WrongType(path, problems, "true or false"),
            SettingsScalar.Duration => text is not null && IsoDuration.TryParse(text, out var duration) ? duration : WrongType(path, problems, "an ISO 8601 duration such as PT1.5S"),
            SettingsScalar.Uri => text is not null && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : WrongType(path, problems, "a URI"),
            _ => throw new InvalidOperationException($"Unknown scalar {type.Scalar}."),
        };
    }

    protected override void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case TimeSpan duration: writer.WriteStringValue(IsoDuration.Format(duration)); break;
            case Uri uri: writer.WriteStringValue(uri.OriginalString); break;
            default: throw new InvalidOperationException($"Unknown scalar {value.GetType()}.");
        }
    }
}
