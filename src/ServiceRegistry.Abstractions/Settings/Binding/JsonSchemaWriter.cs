using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>Writes settings as JSON Schema, draft 2020-12.</summary>
internal static class JsonSchemaWriter
{
    public static string Write(SettingsObject settings) => SettingsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", settings.InputType);
        WriteDescription(writer, settings.Description);
        WriteObject(writer, settings);
        writer.WriteEndObject();
    });

    private static void WriteObject(Utf8JsonWriter writer, SettingsObject settings)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var field in settings.Fields)
        {
            writer.WriteStartObject(field.Name);
            WriteDescription(writer, field.Description ?? Description(field.Type));
            WriteType(writer, field.Type);
            WriteConstraints(writer, field);
            WriteJson(writer, "default", field.DefaultJson);
            if (field.IsSecret)
            {
                writer.WriteBoolean("writeOnly", true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (settings.Fields.Any(field => field.IsRequired))
        {
            writer.WriteStartArray("required");
            foreach (var field in settings.Fields.Where(field => field.IsRequired))
            {
                writer.WriteStringValue(field.Name);
            }

            writer.WriteEndArray();
        }

        writer.WriteBoolean("additionalProperties", false);
    }

    private static void WriteType(Utf8JsonWriter writer, SettingsType type)
    {
        if (type.IsNullable && type is SettingsObjectType or SettingsEnumType { IsNullable: true })
        {
            writer.WriteStartArray("anyOf");
            writer.WriteStartObject();
            WriteNotNull(writer, type, nullable: false);
            writer.WriteEndObject();
            writer.WriteStartObject();
            writer.WriteString("type", "null");
            writer.WriteEndObject();
            writer.WriteEndArray();
            return;
        }

        WriteNotNull(writer, type, type.IsNullable);
    }

    private static void WriteNotNull(Utf8JsonWriter writer, SettingsType type, bool nullable)
    {
        switch (type)
        {
            case SettingsScalarType scalar:
                WriteScalar(writer, scalar.Scalar, nullable);
                break;
            case SettingsEnumType choice:
                writer.WriteStartArray("enum");
                foreach (var value in choice.Values)
                {
                    writer.WriteStringValue(value.Name);
                }

                writer.WriteEndArray();
                break;
            case SettingsListType list:
                WriteTypeName(writer, "array", nullable);
                writer.WriteStartObject("items");
                WriteDescription(writer, Description(list.Item));
                WriteType(writer, list.Item);
                writer.WriteEndObject();
                break;
            case SettingsObjectType nested:
                WriteObject(writer, nested.Object);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, SettingsScalar scalar, bool nullable)
    {
        WriteTypeName(writer, scalar switch
        {
            SettingsScalar.Int or SettingsScalar.Long => "integer",
            SettingsScalar.Float => "number",
            SettingsScalar.Boolean => "boolean",
            _ => "string",
        }, nullable);
        if (scalar is SettingsScalar.Duration or SettingsScalar.Uri)
        {
            writer.WriteString("format", scalar == SettingsScalar.Duration ? "duration" : "uri-reference");
        }
    }

    private static void WriteConstraints(Utf8JsonWriter writer, SettingsField field)
    {
        var rules = field.Constraints;
        // JSON Schema has no order of durations: their bounds stand under names of our own.
        var own = field.Type is SettingsScalarType { Scalar: SettingsScalar.Duration } ? "x-" : "";
        var items = field.Type is SettingsListType;
        WriteJson(writer, own + "minimum", rules.Minimum);
        WriteJson(writer, own + "maximum", rules.Maximum);
        WriteJson(writer, items ? "minItems" : "minLength", rules.MinLength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        WriteJson(writer, items ? "maxItems" : "maxLength", rules.MaxLength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (rules.Pattern is not null)
        {
            // The attribute matches the whole text.
            writer.WriteString("pattern", $"^(?:{rules.Pattern})$");
        }
    }

    private static void WriteTypeName(Utf8JsonWriter writer, string name, bool nullable)
    {
        if (!nullable)
        {
            writer.WriteString("type", name);
            return;
        }

        writer.WriteStartArray("type");
        writer.WriteStringValue(name);
        writer.WriteStringValue("null");
        writer.WriteEndArray();
    }

    private static string? Description(SettingsType type) => type switch
    {
        SettingsEnumType choice => choice.Description,
        SettingsObjectType nested => nested.Object.Description,
        _ => null,
    };

    private static void WriteDescription(Utf8JsonWriter writer, string? description)
    {
        if (description is not null)
        {
            writer.WriteString("description", description);
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json);
        }
    }
}
