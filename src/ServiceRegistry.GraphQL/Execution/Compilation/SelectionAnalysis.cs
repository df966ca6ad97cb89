using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Walks a document once, each fragment once, and finds below which fields nothing waits, and which variables are conditions. It also bounds
/// the depth of everything that later walks the same selections.
/// </summary>
internal sealed class SelectionAnalysis
{
    // Twice what validation allows: the bound behind the bound.
    private const int MaxDepth = 2 * ParserOptions.DepthCeiling;

    private readonly Schema schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> fragments;
    private Dictionary<string, Finding>? fragmentFindings;
    private HashSet<FieldNode>? waitingBelow;
    private HashSet<string>? conditionVariables;

    public SelectionAnalysis(Schema schema, DocumentNode document, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        this.schema = schema;
        this.fragments = fragments;
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation && schema.RootType(operation.Operation) is { } root)
            {
                Visit(operation.SelectionSet, root, 0);
            }
        }
    }

    /// <summary>The variables that stand in <c>@skip</c> and <c>@include</c>, in the order of their names.</summary>
    public IReadOnlyList<string> ConditionVariables => field ??= conditionVariables is null ? [] : [.. conditionVariables.Order(StringComparer.Ordinal)];

    /// <summary>True where the document asks for the schema anywhere.</summary>
    public bool HasIntrospection { get; private set; }

    /// <summary>True where nothing waits below any of the fields.</summary>
    public bool AreChildrenPure(ImmutableArray<FieldNode> nodes)
    {
        if (waitingBelow is not null)
        {
            foreach (var node in nodes)
            {
                if (waitingBelow.Contains(node))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private Finding Visit(SelectionSetNode set, NamedType type, int depth)
    {
        CheckDepth(depth);
        var found = new Finding(IsPure: true, Height: 0);
        foreach (var selection in set.Selections)
        {
            FindConditions(selection.Directives);
            found = found.With(selection switch
            {
                FieldNode node => VisitField(node, type, depth),
                InlineFragmentNode { TypeCondition: { } condition } inline => Visit(inline.SelectionSet, TypeOf(condition), depth + 1),
                InlineFragmentNode inline => Visit(inline.SelectionSet, type, depth + 1),
                FragmentSpreadNode spread => VisitFragment(spread.Name.Value, depth),
                _ => throw new InvalidOperationException($"{selection.GetType()} is no selection."),
            });
        }

        return found;
    }

    private Finding VisitFragment(string name, int depth)
    {
        fragmentFindings ??= new(StringComparer.Ordinal);
        if (!fragmentFindings.TryGetValue(name, out var found))
        {
            var fragment = fragments[name];
            found = Visit(fragment.SelectionSet, TypeOf(fragment.TypeCondition), depth + 1);
            fragmentFindings.Add(name, found);
        }

        // The fragment may have been met first at a place less deep.
        CheckDepth(depth + 1 + found.Height);
        return found with { Height = found.Height + 1 };
    }

    private Finding VisitField(FieldNode node, NamedType type, int depth)
    {
        if (schema.FindField(type, node.Name.Value) is not { } field)
        {
            throw new InvalidOperationException($"{type.Name} has no field {node.Name.Value}: the document is not validated.");
        }

        HasIntrospection |= field == MetaFields.Schema || field == MetaFields.Type;
        var below = node.SelectionSet is { } set ? Visit(set, field.Type.Named, depth + 1) : new Finding(IsPure: true, Height: 0);
        if (!below.IsPure)
        {
            (waitingBelow ??= []).Add(node);
        }

        return new Finding(below.IsPure && Resolves(type, field), below.Height + 1);
    }

    // On an interface, whatever the object turns out to be.
    private bool Resolves(NamedType type, OutputField field)
    {
        if (type is not InterfaceType || field == MetaFields.TypeName)
        {
            return field.Resolve is not null;
        }

        foreach (var possible in schema.GetPossibleTypes(type))
        {
            if (possible.FindField(field.Name)?.Resolve is null)
            {
                return false;
            }
        }

        return true;
    }

    private void FindConditions(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include" && directive.Arguments is [{ Value: VariableNode variable }, ..])
            {
                (conditionVariables ??= new(StringComparer.Ordinal)).Add(variable.Name.Value);
            }
        }
    }

    private NamedType TypeOf(NamedTypeNode condition) => schema.FindType(condition.Name.Value)
        ?? throw new InvalidOperationException($"There is no type {condition.Name.Value}: the document is not validated.");

    private static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new GraphQLException(new GraphQLError($"The selections are nested deeper than {MaxDepth}, fragments included.")
            {
                Code = ErrorCodes.DocumentLimit,
                Extensions = new Dictionary<string, object?> { ["limit"] = "depth", ["maximum"] = MaxDepth },
            });
        }
    }

    /// <summary>What is known of a selection set: whether all of it is pure, and how many levels it has.</summary>
    private readonly record struct Finding(bool IsPure, int Height)
    {
        public Finding With(Finding other) => new(IsPure && other.IsPure, Math.Max(Height, other.Height));
    }
}
