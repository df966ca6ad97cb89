using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>A set of selections in braces (section 2.5).</summary>
public sealed class SelectionSetNode(Location? location, ImmutableArray<SelectionNode> selections) : SyntaxNode(location)
{
    /// <summary>The selections, in source order.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(Location? location, ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The directives on the selection.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A selected field (section 2.6).</summary>
public sealed class FieldNode(
    Location? location,
    NameNode? alias,
    NameNode name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(location, directives)
{
    /// <summary>The alias; null where there is none.</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The selections below it; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The key in the response: the alias, or else the name (section 6.3.2).</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>A spread of a named fragment (section 2.8).</summary>
public sealed class FragmentSpreadNode(Location? location, NameNode name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(location, directives)
{
    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>An inline fragment (section 2.8.2).</summary>
public sealed class InlineFragmentNode(
    Location? location,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(location, directives)
{
    /// <summary>The type that it applies to; null for the enclosing one.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>An argument of a field or directive (section 2.7).</summary>
public sealed class ArgumentNode(Location? location, NameNode name, ValueNode value) : SyntaxNode(location)
{
    /// <summary>The argument's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value given.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>A directive where it is used (section 2.13).</summary>
public sealed class DirectiveNode(Location? location, NameNode name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(location)
{
    /// <summary>The directive's name, without the at sign.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments given.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
