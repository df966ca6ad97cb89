namespace ServiceRegistry.GraphQL.Language;

/// <summary>A named type's definition (section 3.4).</summary>
public abstract class TypeDefinitionNode(
    Location? location, StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives) : DefinitionNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives on the type.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A scalar (section 3.5).</summary>
public sealed class ScalarTypeDefinitionNode(
    Location? location, StringValueNode? description, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : TypeDefinitionNode(location, description, name, directives);

/// <summary>An object or an interface.</summary>
public abstract class ComplexTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The interfaces implemented.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields, in source order.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>An object (section 3.6).</summary>
public sealed class ObjectTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : ComplexTypeDefinitionNode(location, description, name, interfaces, directives, fields);

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : ComplexTypeDefinitionNode(location, description, name, interfaces, directives, fields);

/// <summary>A union (section 3.8).</summary>
public sealed class UnionTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The members, in source order.</summary>
    public IReadOnlyList<NamedTypeNode> Types { get; } = types;
}

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The values, in source order.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectTypeDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields) : TypeDefinitionNode(location, description, name, directives)
{
    /// <summary>The fields, in source order.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;
}
