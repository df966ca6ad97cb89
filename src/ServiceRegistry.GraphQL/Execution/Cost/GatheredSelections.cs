using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// What a selection set holds, inline fragments opened: fields of one response name together, as they are executed, and each named
/// fragment once.
/// </summary>
internal sealed class GatheredSelections(OperationPlan plan)
{
    private readonly Dictionary<ObjectType, SelectionGroup> forOne = [];

    /// <summary>What is asked of an object of any type.</summary>
    public SelectionGroup ForAll { get; } = new();

    /// <summary>What is asked of objects of one type alone.</summary>
    public IEnumerable<SelectionGroup> ForOne => forOne.Values;

    public void Gather(SelectionSetNode set, NamedType type) => Gather(set, type, ForAll);

    // As deep as inline fragments are nested, which the analysis of the document has bounded.
    private void Gather(SelectionSetNode set, NamedType type, SelectionGroup group)
    {
        foreach (var selection in set.Selections)
        {
            if (!plan.Includes(selection.Directives))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    group.Add(type, field);
                    break;
                case InlineFragmentNode inline:
                    var (condition, itsGroup) = Narrow(type, inline.TypeCondition, group);
                    Gather(inline.SelectionSet, condition, itsGroup);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = plan.Operation.Document.Fragments[spread.Name.Value];
                    Narrow(type, fragment.TypeCondition, group).Group.Fragments.Add(spread.Name.Value);
                    break;
            }
        }
    }

    private (NamedType Type, SelectionGroup Group) Narrow(NamedType type, NamedTypeNode? condition, SelectionGroup group)
    {
        var narrowed = condition is null ? type : plan.Operation.Schema.FindType(condition.Name.Value)!;
        if (group != ForAll || type is ObjectType || narrowed is not ObjectType one)
        {
            return (narrowed, group);
        }

        if (!forOne.TryGetValue(one, out var found))
        {
            forOne.Add(one, found = new SelectionGroup());
        }

        return (narrowed, found);
    }
}

/// <summary>Fields and fragments that are there together.</summary>
internal sealed class SelectionGroup
{
    private readonly Dictionary<(NamedType Type, string ResponseName), List<FieldNode>> fields = [];

    public IEnumerable<(NamedType Type, List<FieldNode> Nodes)> Fields => fields.Select(entry => (entry.Key.Type, entry.Value));

    /// <summary>Names of fragments.</summary>
    public HashSet<string> Fragments { get; } = new(StringComparer.Ordinal);

    public void Add(NamedType type, FieldNode node)
    {
        if (fields.TryGetValue((type, node.ResponseName), out var nodes))
        {
            nodes.Add(node);
        }
        else
        {
            fields.Add((type, node.ResponseName), [node]);
        }
    }
}
