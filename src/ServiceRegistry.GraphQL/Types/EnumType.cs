namespace ServiceRegistry.GraphQL.Types;

/// <summary>A leaf with a closed set of names (section 3.9).</summary>
public sealed class EnumType : NamedType
{
    private readonly Dictionary<string, EnumValue> byName;
    private readonly Dictionary<object, EnumValue> byRuntimeValue;

    /// <summary>An enum of these values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="values">The values, in order; names and runtime values are unique.</param>
    /// <param name="runtimeType">The CLR type of the runtime values.</param>
    public EnumType(string name, string? description, IReadOnlyList<EnumValue> values, Type runtimeType)
        : base(name, description)
    {
        Values = values;
        RuntimeType = runtimeType;
        byName = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
        byRuntimeValue = values.ToDictionary(v => v.RuntimeValue);
    }

    /// <summary>The values, in order.</summary>
    public IReadOnlyList<EnumValue> Values { get; }

    /// <summary>The CLR type of the runtime values.</summary>
    public Type RuntimeType { get; }

    /// <summary>The value of a name; null where there is none.</summary>
    /// <param name="name">The name as written.</param>
    public EnumValue? FindByName(string name) => byName.GetValueOrDefault(name);

    /// <summary>The value that stands for a runtime value; null where there is none.</summary>
    /// <param name="runtimeValue">The value that a resolver gave.</param>
    public EnumValue? FindByRuntimeValue(object runtimeValue) => byRuntimeValue.GetValueOrDefault(runtimeValue);
}

/// <summary>One value of an enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it means.</param>
/// <param name="RuntimeValue">The CLR value that it stands for.</param>
/// <param name="DeprecationReason">Why it should not be used any more; null where it may.</param>
public sealed record EnumValue(string Name, string? Description, object RuntimeValue, string? DeprecationReason = null)
{
    /// <summary>The directives that stand at it in the schema, in order; none unless set.</summary>
    public IReadOnlyList<AppliedDirective> Directives { get; init; } = [];
}
