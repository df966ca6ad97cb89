using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.5.2.2: no fragment spreads itself, directly or through others.</summary>
internal sealed class FragmentSpreadsMustNotFormCyclesRule(ValidationContext context)
    : ValidationRule(context, "Fragment-Spreads-Must-Not-Form-Cycles")
{
    private const int NamesShown = 5;

    public override void LeaveDocument()
    {
        foreach (var cycle in Context.Fragments.Cycles)
        {
            var via = cycle.Take(cycle.Count - 1).Select(s => Shorten.Quote(s.Name.Value)).ToList();
            var shown = string.Join(", ", via.Take(NamesShown)) + (via.Count > NamesShown ? ", …" : "");
            Report(
                $"The graph of fragment spreads must not form any cycles: {Shorten.Quote(cycle[^1].Name.Value)} spreads itself"
                + (via.Count > 0 ? $" through {shown}." : "."),
                cycle.Take(NamesShown + 1));
        }
    }
}
