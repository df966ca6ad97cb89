using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>A document: executable definitions, or those of a type system (section 2.2).</summary>
public sealed class DocumentNode(Location? location, ImmutableArray<DefinitionNode> definitions) : SyntaxNode(location)
{
    /// <summary>The definitions, in source order.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode(Location? location) : SyntaxNode(location);

/// <summary>What an operation does (section 2.3).</summary>
public enum OperationType
{
    /// <summary>A read-only fetch.</summary>
    Query,

    /// <summary>A write followed by a fetch.</summary>
    Mutation,

    /// <summary>A long-lived request that answers to events.</summary>
    Subscription,
}

/// <summary>A query, mutation or subscription (section 2.3).</summary>
public sealed class OperationDefinitionNode(
    Location? location,
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(location)
{
    /// <summary>The description; executable definitions may have one since the edition of September 2025.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The name; null for an anonymous operation.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>The variables that the operation takes.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>The directives on the operation.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected from the root type.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A variable's definition (section 2.11).</summary>
public sealed class VariableDefinitionNode(
    Location? location,
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The variable defined.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Its default; null where there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives on the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A fragment's definition (section 2.8).</summary>
public sealed class FragmentDefinitionNode(
    Location? location,
    StringValueNode? description,
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(location)
{
    /// <summary>The description.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type that it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>The directives on the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
