using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>A named type's definition (section 3.4).</summary>
public abstract class TypeDefinitionNode(
    Location? location, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives) : DefinitionNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives on the type.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A scalar (section 3.5).</summary>
public sealed class ScalarTypeDefinitionNode(
    Location? location, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives)
    : TypeDefinitionNode(location, description, name, directives);

/// <summary>An object or an interface.</summary>
public abstract class ComplexTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>An object (section 3.6).</summary>
public sealed class ObjectTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeDefinitionNode(location, description, name, interfaces, directives, fields);

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields) : ComplexTypeDefinitionNode(location, description, name, interfaces, directives, fields);

/// <summary>A union (section 3.8).</summary>
public sealed class UnionTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The members, in source order.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The values, in source order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
