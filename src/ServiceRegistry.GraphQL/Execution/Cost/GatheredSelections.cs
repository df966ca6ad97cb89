using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// What a selection set holds, inline fragments opened: fields of one response name together, as they are executed, and each named
/// fragment once.
/// </summary>
/// <param name="plan">The plan, which knows what is skipped.</param>
/// <param name="matters">Says of a field whether it is to be looked at.</param>
internal sealed class GatheredSelections(OperationPlan plan, Func<NamedType, FieldNode, bool> matters)
{
    private Dictionary<ObjectType, SelectionGroup>? forOne;

    /// <summary>What is asked of an object of any type.</summary>
    public SelectionGroup ForAll { get; } = new();

    /// <summary>What is asked of objects of one type alone.</summary>
    public IReadOnlyCollection<SelectionGroup> ForOne => forOne is null ? [] : forOne.Values;

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
                case FieldNode field when matters(type, field):
                    group.Add(type, field);
                    break;
                case InlineFragmentNode inline:
                    var (condition, itsGroup) = Narrow(type, inline.TypeCondition, group);
                    Gather(inline.SelectionSet, condition, itsGroup);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = plan.Operation.Document.Fragments[spread.Name.Value];
                    Narrow(type, fragment.TypeCondition, group).Group.Spread(spread.Name.Value);
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

        forOne ??= [];
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
    // Up to here looking through them is quicker than looking them up.
    private const int Few = 16;

    private List<SelectedTogether>? fields;
    private Dictionary<(NamedType Type, string ResponseName), SelectedTogether>? byName;
    private HashSet<string>? fragments;

    public bool IsEmpty => fields is null && fragments is null;

    public IReadOnlyList<SelectedTogether> Fields => fields ?? (IReadOnlyList<SelectedTogether>)[];

    /// <summary>Names of fragments.</summary>
    public IReadOnlyCollection<string> Fragments => fragments ?? (IReadOnlyCollection<string>)[];

    public void Spread(string fragment) => (fragments ??= new(StringComparer.Ordinal)).Add(fragment);

    public void Add(NamedType type, FieldNode node)
    {
        fields ??= [];
        if (Find(fields, type, node.ResponseName) is { } found)
        {
            found.Nodes.Add(node);
            return;
        }

        var field = new SelectedTogether(type, [node]);
        fields.Add(field);
        byName?.Add((type, node.ResponseName), field);
    }

    private SelectedTogether? Find(List<SelectedTogether> fields, NamedType type, string name)
    {
        if (fields.Count < Few)
        {
            foreach (var field in fields)
            {
                if (field.Type == type && field.Nodes[0].ResponseName == name)
                {
                    return field;
                }
            }

            return null;
        }

        byName ??= fields.ToDictionary(field => (field.Type, field.Nodes[0].ResponseName));
        return byName.GetValueOrDefault((type, name));
    }
}

/// <summary>What is selected of one type under one response name.</summary>
/// <param name="Type">The type.</param>
/// <param name="Nodes">The selections, at least one.</param>
internal sealed record SelectedTogether(NamedType Type, List<FieldNode> Nodes);
