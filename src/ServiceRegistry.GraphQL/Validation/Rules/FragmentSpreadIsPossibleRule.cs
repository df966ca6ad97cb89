using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.2.3: some object is of both types, the one selected from and the one that the fragment applies to.</summary>
internal sealed class FragmentSpreadIsPossibleRule(ValidationContext context)
    : ValidationRule(context, "Fragment-Spread-Is-Possible")
{
    public override void EnterInlineFragment(InlineFragmentNode node) => Check(node, node.TypeCondition, "The inline fragment");

    public override void EnterFragmentSpread(FragmentSpreadNode node) =>
        Check(node, Context.Fragments.Find(node.Name.Value)?.TypeCondition, $"The fragment {Shorten.Quote(node.Name.Value)}");

    private void Check(SelectionNode node, NamedTypeNode? condition, string what)
    {
        if (condition is not null
            && Context.Types.ParentType is { } parent
            && Context.Schema.FindType(condition.Name.Value) is (ComplexType or UnionType) and var type
            && type != parent
            && !Context.Schema.GetPossibleTypes(parent).Overlaps(Context.Schema.GetPossibleTypes(type)))
        {
            Report($"{what} cannot be spread here: an object of type `{parent}` can never be of type `{type}`.", node);
        }
    }
}
