using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>CollectFields (section 6.3.2): groups what is selected on one object type by response name, in the order first met.</summary>
internal sealed class FieldCollector(OperationPlan plan, ObjectType type)
{
    private readonly OrderedDictionary<string, List<FieldNode>> grouped = [];
    private readonly HashSet<string> visitedFragments = [];

    public IEnumerable<IReadOnlyList<FieldNode>> CollectFields(IEnumerable<SelectionSetNode> sets)
    {
        foreach (var set in sets)
        {
            Collect(set);
        }

        return grouped.Values;
    }

    // As deep as fragments are nested, which the analysis of the document has bounded.
    private void Collect(SelectionSetNode set)
    {
        foreach (var selection in set.Selections.Where(s => plan.Includes(s.Directives)))
        {
            switch (selection)
            {
                case FieldNode field when grouped.TryGetValue(field.ResponseName, out var group):
                    group.Add(field);
                    break;
                case FieldNode field:
                    grouped.Add(field.ResponseName, [field]);
                    break;
                case FragmentSpreadNode spread when visitedFragments.Add(spread.Name.Value):
                    var fragment = plan.Operation.Document.Fragments[spread.Name.Value];
                    CollectWhereItApplies(fragment.TypeCondition, fragment.SelectionSet);
                    break;
                case InlineFragmentNode inline:
                    CollectWhereItApplies(inline.TypeCondition, inline.SelectionSet);
                    break;
            }
        }
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
