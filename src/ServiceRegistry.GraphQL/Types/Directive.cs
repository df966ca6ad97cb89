namespace ServiceRegistry.GraphQL.Types;

/// <summary>A directive, for documents or for the schema itself (section 3.13).</summary>
/// <param name="Name">The name, without the at sign.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="Locations">Where it may stand.</param>
/// <param name="IsRepeatable">True where it may stand more than once at a place.</param>
public sealed record Directive(
    string Name, string? Description, IReadOnlyList<InputValue> Arguments, IReadOnlyList<DirectiveLocation> Locations, bool IsRepeatable = false)
{
    /// <summary>The CLR type that stands for it where it is used; null where there is none.</summary>
    public Type? RuntimeType { get; init; }

    /// <summary>Makes a value of <see cref="RuntimeType"/> from the coerced arguments; set where that is.</summary>
    public Func<InputFieldValues, object>? Create { get; init; }
}

/// <summary>Where a directive may stand: in documents down to <see cref="VariableDefinition"/>, behind it in schemas (section 3.13).</summary>
public enum DirectiveLocation
{
    /// <summary>A query, at its name or keyword.</summary>
    Query,

    /// <summary>A mutation.</summary>
    Mutation,

    /// <summary>A subscription.</summary>
    Subscription,

    /// <summary>A selected field.</summary>
    Field,

    /// <summary>A fragment that is defined.</summary>
    FragmentDefinition,

    /// <summary>A fragment where it is spread.</summary>
    FragmentSpread,

    /// <summary>A fragment without a name.</summary>
    InlineFragment,

    /// <summary>A variable where an operation defines it.</summary>
    VariableDefinition,

    /// <summary>The schema as a whole.</summary>
    Schema,

    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>An object type.</summary>
    Object,

    /// <summary>A field of an object type or an interface.</summary>
    FieldDefinition,

    /// <summary>An argument of a field or a directive.</summary>
    ArgumentDefinition,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>A union.</summary>
    Union,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A value of an enum.</summary>
    EnumValue,

    /// <summary>An input object.</summary>
    InputObject,

    /// <summary>A field of an input object.</summary>
    InputFieldDefinition,
}
