using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>The types at the place where the walk is; each null where the document leads to nothing that the schema knows.</summary>
public sealed class TypeInfo
{
    internal TypeInfo()
    {
    }

    /// <summary>The type that the current selection set selects from.</summary>
    public NamedType? ParentType { get; internal set; }

    /// <summary>The current field.</summary>
    public OutputField? Field { get; internal set; }

    /// <summary>The current directive.</summary>
    public Directive? Directive { get; internal set; }
}

/// <summary>A field as it is selected.</summary>
/// <param name="Index">Its number among the document's fields.</param>
/// <param name="Node">The selection.</param>
/// <param name="ParentType">The type that it is selected from; null where unknown.</param>
/// <param name="Definition">The field; null where unknown.</param>
internal sealed record SelectedField(int Index, Language.FieldNode Node, NamedType? ParentType, OutputField? Definition);

/// <summary>A variable where it is used (section 5.8).</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type expected there; null where unknown.</param>
/// <param name="HasDefault">True where the argument or input field has a default of its own.</param>
/// <param name="InOneOf">True where it is the value of a field of a <c>@oneOf</c> input object.</param>
internal sealed record VariableUsage(Language.VariableNode Node, GraphQLType? Type, bool HasDefault, bool InOneOf);

/// <summary>The arguments at a field or directive.</summary>
/// <param name="Owner">The field or directive.</param>
/// <param name="Given">The arguments written.</param>
/// <param name="Defined">The arguments that there are; null where the field or directive is unknown.</param>
public sealed record ArgumentSet(Language.SyntaxNode Owner, ImmutableArray<Language.ArgumentNode> Given, IReadOnlyList<InputValue>? Defined)
{
    /// <summary>The type that the field is selected from; null for a directive, and where the field is unknown.</summary>
    internal NamedType? ParentType { get; init; }

    /// <summary>How the schema calls the field or directive, for messages.</summary>
    public string Coordinate => Owner switch
    {
        Language.FieldNode selected when ParentType is not null => $"{ParentType}.{selected.Name.Value}",
        Language.FieldNode selected => selected.Name.Value,
        Language.DirectiveNode directive => $"@{directive.Name.Value}",
        _ => throw new InvalidOperationException($"{Owner.GetType()} has no arguments."),
    };
}
