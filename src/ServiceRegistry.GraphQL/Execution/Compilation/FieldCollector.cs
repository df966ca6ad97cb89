using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>CollectFields (section 6.3.2): groups what is selected on one object type by response name, in the order first met.</summary>
/// <param name="plan">The plan, which knows what is skipped.</param>
/// <param name="type">The object type.</param>
/// <param name="expected">About how many fields there will be.</param>
internal sealed class FieldCollector(OperationPlan plan, ObjectType type, int expected)
{
    // Up to here looking through them is quicker than looking them up.
    private const int Few = 16;

    // The first field of each response name; of most names there is no other.
    private readonly List<FieldNode> firsts = new(expected);
    private Dictionary<string, FieldNode>? firstByName;
    private Dictionary<string, List<FieldNode>>? merged;
    private HashSet<string>? visitedFragments;

    // As deep as fragments are nested, which the analysis of the document has bounded.
    public void Collect(SelectionSetNode set)
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
                    Add(field);
                    break;
                case FragmentSpreadNode spread when (visitedFragments ??= new(StringComparer.Ordinal)).Add(spread.Name.Value):
                    var fragment = plan.Operation.Document.Fragments[spread.Name.Value];
                    CollectWhereItApplies(fragment.TypeCondition, fragment.SelectionSet);
                    break;
                case InlineFragmentNode inline:
                    CollectWhereItApplies(inline.TypeCondition, inline.SelectionSet);
                    break;
            }
        }
    }

    /// <summary>What was collected: each response name with its fields.</summary>
    public SelectionSet ToSelectionSet()
    {
        var selections = new Selection[firsts.Count];
        for (var i = 0; i < selections.Length; i++)
        {
            ImmutableArray<FieldNode> nodes = merged is not null && merged.TryGetValue(firsts[i].ResponseName, out var all) ? [.. all] : [firsts[i]];
            selections[i] = new Selection(plan, type, nodes);
        }

        return new SelectionSet(type, selections);
    }

    private void Add(FieldNode field)
    {
        var name = field.ResponseName;
        if (FindFirst(name) is not { } first)
        {
            firsts.Add(field);
            firstByName?.Add(name, field);
            return;
        }

        merged ??= new(StringComparer.Ordinal);
        if (!merged.TryGetValue(name, out var all))
        {
            merged.Add(name, all = [first]);
        }

        all.Add(field);
    }

    private FieldNode? FindFirst(string name)
    {
        if (firsts.Count >= Few)
        {
            firstByName ??= firsts.ToDictionary(first => first.ResponseName, StringComparer.Ordinal);
            return firstByName.GetValueOrDefault(name);
        }

        foreach (var first in firsts)
        {
            if (first.ResponseName == name)
            {
                return first;
            }
        }

        return null;
    }

    private void CollectWhereItApplies(NamedTypeNode? condition, SelectionSetNode set)
    {
        if (condition is null || DoesFragmentTypeApply(condition.Name.Value))
        {
            Collect(set);
        }
    }

    private bool DoesFragmentTypeApply(string condition) =>
        condition == type.Name
        || (plan.Operation.Schema.FindType(condition) is { } abstractType
            && plan.Operation.Schema.GetPossibleTypes(abstractType).Contains(type));
}
