using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// 5.2.4.1: a subscription selects one root field, which is none of introspection, and whether it does so hangs on no variable.
/// </summary>
internal sealed class SubscriptionSingleRootFieldRule(ValidationContext context) : ValidationRule(context, "Single-Root-Field")
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription)
        {
            return;
        }

        var fields = CollectSubscriptionFields(node.SelectionSet);
        var names = fields.Select(f => f.ResponseName).Distinct(StringComparer.Ordinal).Count();
        if (names > 1)
        {
            Report("Subscription operations must have exactly one root field.", [node, .. fields.Skip(1).Take(1)]);
        }

        if (fields.FirstOrDefault(f => f.Name.Value.StartsWith("__", StringComparison.Ordinal)) is { } meta)
        {
            Report("Subscription must not select an introspection top level field.", meta);
        }
    }

    /// <summary>The specification's algorithm, with a queue: fragments may form cycles here.</summary>
    private List<FieldNode> CollectSubscriptionFields(SelectionSetNode root)
    {
        var fields = new List<FieldNode>();
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<SelectionSetNode>([root]);
        while (waiting.TryDequeue(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                CheckConditions(selection);
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(field);
                        break;
                    case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                        waiting.Enqueue(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode node when spread.Add(node.Name.Value):
                        if (Context.Fragments.Find(node.Name.Value) is { } definition && Applies(definition.TypeCondition))
                        {
                            waiting.Enqueue(definition.SelectionSet);
                        }

                        break;
                }
            }
        }

        return fields;
    }

    private void CheckConditions(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                Report("The skip and include directives are not allowed on the root fields of a subscription.", directive);
            }
        }
    }

    private bool Applies(NamedTypeNode? condition) =>
        condition is null
        || (Context.Schema.FindType(condition.Name.Value) is ComplexType or UnionType
            && Context.Schema.SubscriptionType is { } root
            && Context.Schema.GetPossibleTypes(Context.Schema.FindType(condition.Name.Value)!).Contains(root));
}
