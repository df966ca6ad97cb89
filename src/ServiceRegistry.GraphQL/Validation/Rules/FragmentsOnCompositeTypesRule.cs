using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.1.3: fragments apply to objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context)
    : ValidationRule(context, "Fragments-on-Object-Interface-or-Union-Types")
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
        if (Context.Schema.FindType(condition.Name.Value) is { } type and not (ComplexType or UnionType))
        {
            Report($"A fragment cannot apply to `{type}`: it is no object, interface or union.", condition);
        }
    }
}
