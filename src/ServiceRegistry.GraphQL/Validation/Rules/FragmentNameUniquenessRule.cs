using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.1.1: no two fragments have the same name.</summary>
internal sealed class FragmentNameUniquenessRule(ValidationContext context) : ValidationRule(context, "Fragment-Name-Uniqueness")
{
    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (Context.Fragments.Find(node.Name.Value) is { } first && first != node)
        {
            Report($"There are multiple fragments with the name {Shorten.Quote(node.Name.Value)}.", first.Name, node.Name);
        }
    }
}
