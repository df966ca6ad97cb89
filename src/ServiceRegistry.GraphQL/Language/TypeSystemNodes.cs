using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>The schema's root types (section 3.3).</summary>
public sealed class SchemaDefinitionNode(
    Location? location,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes) : DefinitionNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The directives on the schema.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The root types; may be empty in an extension alone.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>The root type of one kind of operation (section 3.3.1).</summary>
public sealed class OperationTypeDefinitionNode(Location? location, OperationType operation, NamedTypeNode type) : SyntaxNode(location)
{
    /// <summary>The kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>An extension of the schema or of a type (sections 3.3.2 and 3.4.3).</summary>
public sealed class ExtensionNode(Location? location, DefinitionNode definition) : DefinitionNode(location)
{
    /// <summary>What is added, written as a definition; it has no description.</summary>
    public DefinitionNode Definition { get; } = definition;
}

/// <summary>A directive's definition (section 3.13).</summary>
public sealed class DirectiveDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<NameNode> locations) : DefinitionNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name, without the at sign.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>True where it may stand more than once at a place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may stand, as the names of section 3.13.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations;
}

/// <summary>A field's definition (section 3.6).</summary>
public sealed class FieldDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives on the field.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of an argument or of an input object's field (section 3.6.1).</summary>
public sealed class InputValueDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default; null where there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of an enum's value (section 3.9).</summary>
public sealed class EnumValueDefinitionNode(
    Location? location, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives on the value.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
