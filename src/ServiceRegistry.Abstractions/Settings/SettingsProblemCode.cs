namespace ServiceRegistry.Abstractions;

/// <summary>The codes of problems that the binder finds.</summary>
public static class SettingsProblemCode
{
    /// <summary>A value that must be given is missing, or null.</summary>
    public const string Required = "REQUIRED";

    /// <summary>The settings have no field of this name.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>The value is of another type than the field, or is malformed.</summary>
    public const string WrongType = "WRONG_TYPE";

    /// <summary>A number or a duration is too small or too large.</summary>
    public const string OutOfRange = "OUT_OF_RANGE";

    /// <summary>A text or a list is too long or too short.</summary>
    public const string Length = "LENGTH";

    /// <summary>The value breaks another rule.</summary>
    public const string NotValid = "NOT_VALID";
}
