namespace ServiceRegistry.Abstractions;

/// <summary>The type of a setting, or of an item of a list.</summary>
/// <param name="IsNullable">It may be null, or left out.</param>
public abstract record SettingsType(bool IsNullable);

/// <summary>A scalar.</summary>
/// <param name="Scalar">Which.</param>
/// <param name="IsNullable">It may be null.</param>
public sealed record SettingsScalarType(SettingsScalar Scalar, bool IsNullable) : SettingsType(IsNullable);

/// <summary>One of several words.</summary>
/// <param name="EnumType">The name of the GraphQL enum.</param>
/// <param name="Description">The summary of the enum; null where there is none.</param>
/// <param name="Values">Its values in the order of their declaration.</param>
/// <param name="IsNullable">It may be null.</param>
public sealed record SettingsEnumType(string EnumType, string? Description, IReadOnlyList<SettingsEnumValue> Values, bool IsNullable)
    : SettingsType(IsNullable);

/// <summary>A value of an enum.</summary>
/// <param name="Name">Its name, in SCREAMING_CASE.</param>
/// <param name="Description">Its summary; null where there is none.</param>
public sealed record SettingsEnumValue(string Name, string? Description);

/// <summary>A list.</summary>
/// <param name="Item">The type of its items.</param>
/// <param name="IsNullable">The list itself may be null.</param>
public sealed record SettingsListType(SettingsType Item, bool IsNullable) : SettingsType(IsNullable);

/// <summary>A nested class.</summary>
/// <param name="Object">Its fields.</param>
/// <param name="IsNullable">It may be null.</param>
public sealed record SettingsObjectType(SettingsObject Object, bool IsNullable) : SettingsType(IsNullable);

/// <summary>The scalars that settings have, by their names in GraphQL.</summary>
public enum SettingsScalar
{
    /// <summary>Text; <c>String</c>.</summary>
    String,

    /// <summary>A whole number of 32 bits; <c>Int</c>.</summary>
    Int,

    /// <summary>A whole number of 64 bits; <c>Long</c>.</summary>
    Long,

    /// <summary>A number; <c>Float</c>.</summary>
    Float,

    /// <summary>Yes or no; <c>Boolean</c>.</summary>
    Boolean,

    /// <summary>An ISO 8601 duration of days, hours, minutes and seconds, as a string in JSON; <c>Duration</c>.</summary>
    Duration,

    /// <summary>A URI, as a string in JSON; <c>URI</c>.</summary>
    Uri,
}
