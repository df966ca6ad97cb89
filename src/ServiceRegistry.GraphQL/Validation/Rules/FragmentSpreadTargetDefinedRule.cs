using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.2.1: the fragment that is spread exists.</summary>
internal sealed class FragmentSpreadTargetDefinedRule(ValidationContext context)
    : ValidationRule(context, "Fragment-Spread-Target-Defined")
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.Find(node.Name.Value) is null)
        {
            Report($"The specified fragment {Shorten.Quote(node.Name.Value)} does not exist.", node);
        }
    }
}
