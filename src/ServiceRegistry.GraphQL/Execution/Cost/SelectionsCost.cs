namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What is selected of one object: for every type, and the dearest of what is for one type alone.</summary>
internal sealed class SelectionsCost(CostTerm[] forAll, CostTerm[][] forOne) : CostTerm
{
    public override CostSum Evaluate(CostEvaluation request)
    {
        var dearest = default(CostSum);
        foreach (var terms in forOne)
        {
            dearest = CostSum.Max(dearest, Sum(terms, request));
        }

        return (Sum(forAll, request) + dearest).Bounded();
    }

    public override IEnumerable<CostShare> Split(CostEvaluation request, CostShare share)
    {
        var dearest = forOne.MaxBy(terms => Sum(terms, request).Type) ?? [];
        return forAll.Concat(dearest).Select(term => share with { Term = term });
    }

    private static CostSum Sum(CostTerm[] terms, CostEvaluation request)
    {
        var sum = default(CostSum);
        foreach (var term in terms)
        {
            sum += term.Evaluate(request);
        }

        return sum;
    }
}

/// <summary>A named fragment where it is spread.</summary>
/// <param name="index">The fragment's place among those of the plan.</param>
/// <param name="body">What it selects.</param>
internal sealed class FragmentCost(int index, CostTerm body) : CostTerm
{
    public CostTerm Body => body;

    public override CostSum Evaluate(CostEvaluation request) => request.OfFragment(index, body);

    public override IEnumerable<CostShare> Split(CostEvaluation request, CostShare share) => [share with { Term = body }];
}
