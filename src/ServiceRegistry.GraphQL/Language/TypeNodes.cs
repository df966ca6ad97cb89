namespace ServiceRegistry.GraphQL.Language;

/// <summary>A reference to a type (section 2.12).</summary>
public abstract class TypeNode(Location? location) : SyntaxNode(location);

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(Location? location, NameNode name) : TypeNode(location)
{
    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A list of a type.</summary>
public sealed class ListTypeNode(Location? location, TypeNode type) : TypeNode(location)
{
    /// <summary>The type of the items.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary>A type that is never null: the one inside is a name or a list.</summary>
public sealed class NonNullTypeNode(Location? location, TypeNode type) : TypeNode(location)
{
    /// <summary>The type that null is taken from.</summary>
    public TypeNode Type { get; } = type;
}
