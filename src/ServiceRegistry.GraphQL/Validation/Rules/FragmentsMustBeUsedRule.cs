using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.1.4: every fragment is spread by an operation, directly or through others.</summary>
internal sealed class FragmentsMustBeUsedRule(ValidationContext context) : ValidationRule(context, "Fragments-Must-Be-Used")
{
    public override void LeaveDocument()
    {
        if (Context.Fragments.CalleesFirst.Count == 0)
        {
            return;
        }

        var used = Context.Fragments.ReachableFrom(Context.Operations)
            .Select(f => f.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in Context.Document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value))
            {
                Report($"The specified fragment {Shorten.Quote(fragment.Name.Value)} is not used within the current document.", fragment);
            }
        }
    }
}
