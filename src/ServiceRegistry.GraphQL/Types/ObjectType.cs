namespace ServiceRegistry.GraphQL.Types;

/// <summary>A type with fields: an object or an interface.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="fields">Gives the fields; asked once, when the schema is complete.</param>
/// <param name="interfaces">Gives the interfaces implemented, with those that they implement; asked once.</param>
public abstract class ComplexType(
    string name, string? description, Func<IReadOnlyList<OutputField>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces)
    : NamedType(name, description)
{
    private readonly Lazy<IReadOnlyList<OutputField>> fields = new(fields);
    private readonly Lazy<IReadOnlyList<InterfaceType>> interfaces = new(interfaces ?? (() => []));
    private Dictionary<string, OutputField>? byName;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<OutputField> Fields => fields.Value;

    /// <summary>The interfaces implemented.</summary>
    public IReadOnlyList<InterfaceType> Interfaces => interfaces.Value;

    /// <summary>The field of a name; null where there is none. Meta fields are not among them.</summary>
    /// <param name="fieldName">The field's name.</param>
    public OutputField? FindField(string fieldName) =>
        (byName ??= Fields.ToDictionary(f => f.Name, StringComparer.Ordinal)).GetValueOrDefault(fieldName);
}

/// <summary>An object (section 3.6).</summary>
public sealed class ObjectType(
    string name, string? description, Func<IReadOnlyList<OutputField>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces = null)
    : ComplexType(name, description, fields, interfaces)
{
    /// <summary>The CLR type of its values; null where it has none, as root types.</summary>
    public Type? RuntimeType { get; init; }

    /// <summary>What one object of it costs, beside its fields: 1 unless set.</summary>
    public double Cost { get; init; } = 1;
}

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceType(
    string name, string? description, Func<IReadOnlyList<OutputField>> fields, Func<IReadOnlyList<InterfaceType>>? interfaces = null)
    : ComplexType(name, description, fields, interfaces);

/// <summary>A union (section 3.8).</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="members">Gives the members; asked once.</param>
public sealed class UnionType(string name, string? description, Func<IReadOnlyList<ObjectType>> members) : NamedType(name, description)
{
    private readonly Lazy<IReadOnlyList<ObjectType>> members = new(members);

    /// <summary>The members, in order.</summary>
    public IReadOnlyList<ObjectType> Members => members.Value;
}
