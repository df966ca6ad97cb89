using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.1.2: the type that a fragment applies to exists.</summary>
internal sealed class FragmentSpreadTypeExistenceRule(ValidationContext context)
    : ValidationRule(context, "Fragment-Spread-Type-Existence")
{
    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => Check(node.TypeCondition);

    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition)
        {
            Check(condition);
        }
    }

    private void Check(NamedTypeNode condition)
    {
        var name = condition.Name.Value;
        if (Context.Schema.FindType(name) is null)
        {
            var types = Context.Schema.Types.Where(t => t is ComplexType or UnionType).Select(t => t.Name);
            Report($"Unknown type {Shorten.Quote(name)}.{Suggestions.For(Context, name, types)}", condition);
        }
    }
}
