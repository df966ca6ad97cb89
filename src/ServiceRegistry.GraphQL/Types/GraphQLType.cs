namespace ServiceRegistry.GraphQL.Types;

/// <summary>A type as it is referred to: a named one, or one wrapped in a list or in non-null (section 3.4).</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The same type without its outermost non-null.</summary>
    public GraphQLType NullableType => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>True where values of it can be given (section 3.4.2).</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>True where values of it can be answered (section 3.4.2).</summary>
    public bool IsOutputType => Named is not InputObjectType;
}

/// <summary>A list (section 3.11).</summary>
/// <param name="ofType">The type of the items.</param>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc />
    public override NamedType Named => OfType.Named;

    /// <inheritdoc />
    public override string ToString() => $"[{OfType}]";
}

/// <summary>A type that is never null (section 3.12).</summary>
public sealed class NonNullType : GraphQLType
{
    /// <summary>Takes null from a type.</summary>
    /// <param name="ofType">A named type or a list.</param>
    /// <exception cref="ArgumentException">The type is non-null already.</exception>
    public NonNullType(GraphQLType ofType) =>
        OfType = ofType is NonNullType ? throw new ArgumentException($"{ofType} is non-null already.", nameof(ofType)) : ofType;

    /// <summary>The type that null is taken from.</summary>
    public GraphQLType OfType { get; }

    /// <inheritdoc />
    public override NamedType Named => OfType.Named;

    /// <inheritdoc />
    public override string ToString() => $"{OfType}!";
}

/// <summary>A type with a name of its own.</summary>
/// <param name="name">The name, unique in its schema.</param>
/// <param name="description">What it is, as Markdown.</param>
public abstract class NamedType(string name, string? description) : GraphQLType
{
    /// <summary>The name, unique in its schema.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, as Markdown; null where nothing is said.</summary>
    public string? Description { get; } = description;

    /// <summary>The directives that stand at it, in order; none unless set.</summary>
    public IReadOnlyList<AppliedDirective> Directives
    {
        get => field ??= FindDirectives?.Invoke() ?? [];
        init;
    }

    /// <summary>Gives the directives; asked once, when the schema is complete.</summary>
    internal Func<IReadOnlyList<AppliedDirective>>? FindDirectives { private get; init; }

    /// <inheritdoc />
    public override NamedType Named => this;

    /// <inheritdoc />
    public override string ToString() => Name;
}
