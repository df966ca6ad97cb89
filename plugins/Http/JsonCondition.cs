using System.ComponentModel.DataAnnotations;

namespace ServiceRegistry.Checks.Http;

/// <summary>What a place in a JSON body must be.</summary>
public sealed class JsonCondition
{
    /// <summary>The place, as a JSON pointer (RFC 6901): <c>/disks/0/free</c>; an empty one is the whole body.</summary>
    [StringLength(1024)]
    [RegularExpression("(/([^~/]|~[01])*)*", ErrorMessage = "The field {0} must be a JSON pointer: empty, or /name/0, with ~0 for ~ and ~1 for /.")]
    public required string Pointer { get; set; }

    /// <summary>How what is there is held against the value.</summary>
    public JsonOperator Operator { get; set; } = JsonOperator.Equals;

    /// <summary>
    /// The value as JSON: a number, true, false, null, an array, an object; whatever else is a text, with or without quotes. For EXISTS and
    /// MISSING there is none.
    /// </summary>
    [StringLength(4096)]
    public string? Value { get; set; }
}

/// <summary>How a place in a JSON body is held against a value.</summary>
public enum JsonOperator
{
    /// <summary>It is equal, numbers by their value.</summary>
    Equals,

    /// <summary>It is there, and differs.</summary>
    NotEquals,

    /// <summary>It is a smaller number.</summary>
    Less,

    /// <summary>It is a smaller number, or an equal one.</summary>
    LessOrEqual,

    /// <summary>It is a greater number.</summary>
    Greater,

    /// <summary>It is a greater number, or an equal one.</summary>
    GreaterOrEqual,

    /// <summary>It is a text that the value is part of, or an array that has it.</summary>
    Contains,

    /// <summary>It is there, though it may be null.</summary>
    Exists,

    /// <summary>It is not there.</summary>
    Missing,
}
