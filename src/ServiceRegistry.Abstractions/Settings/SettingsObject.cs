namespace ServiceRegistry.Abstractions;

/// <summary>An input type: of a strategy's settings, or of a nested class.</summary>
/// <param name="InputType">Its name in the GraphQL schema.</param>
/// <param name="Description">The summary of the class; null where there is none.</param>
/// <param name="Fields">Its fields in the order of their declaration.</param>
public sealed record SettingsObject(string InputType, string? Description, IReadOnlyList<SettingsField> Fields);

/// <summary>One setting.</summary>
/// <param name="Name">Its name, in camelCase.</param>
/// <param name="Description">The summary of the property; null where there is none.</param>
/// <param name="Type">Its type.</param>
/// <param name="DefaultJson">What it is where it is left out, as JSON; null where it has no default.</param>
/// <param name="Constraints">Its rules, as far as a form or a JSON Schema can show them.</param>
public sealed record SettingsField(string Name, string? Description, SettingsType Type, string? DefaultJson, SettingsConstraints Constraints)
{
    /// <summary>It must be given: it cannot be null and has no default.</summary>
    public bool IsRequired => !Type.IsNullable && DefaultJson is null;

    /// <summary>It is marked by <see cref="SecretAttribute"/>.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>The rules of a setting.</summary>
/// <param name="Minimum">The smallest value, as JSON: a number, or a duration as a string.</param>
/// <param name="Maximum">The largest value, as JSON.</param>
/// <param name="MinLength">The fewest characters of a string, or items of a list.</param>
/// <param name="MaxLength">The most characters of a string, or items of a list.</param>
/// <param name="Pattern">The regular expression that the whole of a string matches.</param>
public sealed record SettingsConstraints(
    string? Minimum = null, string? Maximum = null, int? MinLength = null, int? MaxLength = null, string? Pattern = null)
{
    /// <summary>No rules.</summary>
    public static SettingsConstraints None { get; } = new();
}
