using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>How objects of one settings class are read and written.</summary>
internal sealed class SettingsClass(Type type, SettingsObject schema, IReadOnlyList<SettingsProperty> properties)
{
    public SettingsObject Schema { get; } = schema;

    public object Read(JsonElement json, SettingsPath path, SettingsProblems problems)
    {
        // By reflection also where the class has required members: the binder sees to them itself.
        var settings = Activator.CreateInstance(type)!;
        foreach (var field in json.EnumerateObject().Where(field => properties.All(p => p.Field.Name != field.Name)))
        {
            problems.AddBroken(path.Down(field.Name), $"There is no setting '{field.Name}'.", SettingsProblemCode.UnknownField);
        }

        foreach (var property in properties)
        {
            property.Read(json, settings, path.Down(property.Field.Name), problems);
        }

        return settings;
    }

    public void Write(Utf8JsonWriter writer, object settings)
    {
        writer.WriteStartObject();
        foreach (var property in properties)
        {
            property.Write(writer, settings);
        }

        writer.WriteEndObject();
    }
}

/// <summary>How one property of a settings class is read, held against its rules, and written.</summary>
internal sealed class SettingsProperty(PropertyInfo property, SettingsField field, SettingsValue value, IReadOnlyList<ValidationAttribute> rules)
{
    public SettingsField Field { get; } = field;

    public void Read(JsonElement json, object settings, SettingsPath path, SettingsProblems problems)
    {
        if (!json.TryGetProperty(Field.Name, out var given))
        {
            if (Field.IsRequired)
            {
                problems.AddHole(path, $"The setting {Field.Name} is required.", SettingsProblemCode.Required);
            }

            return;
        }

        var holes = problems.Holes;
        var read = value.Read(given, path, problems);
        if (problems.Holes > holes)
        {
            return;
        }

        property.SetValue(settings, read);
        foreach (var rule in rules)
        {
            // With its name given, the context looks nothing up: its own look-up is a static cache that keeps the plugin.
            var context = new ValidationContext(settings, Field.Name, null, null) { MemberName = property.Name };
            if (rule.GetValidationResult(read, context) is { } broken)
            {
                problems.AddBroken(path, broken.ErrorMessage ?? rule.FormatErrorMessage(Field.Name), SettingsRules.Code(rule));
            }
        }
    }

    public void Write(Utf8JsonWriter writer, object settings)
    {
        var current = property.GetValue(settings);
        if (current is null && Field.DefaultJson is null)
        {
            return;
        }

        writer.WritePropertyName(Field.Name);
        SettingsValue.WriteOrNull(writer, value, current);
    }
}
