namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What an operation costs: compiled with it, evaluated with each request's variables where they matter.</summary>
internal sealed class CostPlan
{
    private readonly OperationPlan plan;
    private readonly CostTerm root;
    private readonly int fragmentCount;

    public CostPlan(OperationPlan plan)
    {
        this.plan = plan;
        var compiler = new CostCompiler(plan, fold: true);
        root = compiler.Compile();
        fragmentCount = compiler.FragmentCount;
    }

    public OperationCost Evaluate(VariableValues variables)
    {
        var sum = root is ConstantCost constant ? constant.Sum : root.Evaluate(new CostEvaluation(variables, fragmentCount));
        return new OperationCost(sum.Field, sum.Type);
    }

    /// <summary>The fields that cost most by themselves, the dearest first.</summary>
    /// <param name="measure">Which of the two costs.</param>
    public IReadOnlyList<DearField> FindDearest(VariableValues variables, Func<OperationCost, double> measure)
    {
        var compiler = new CostCompiler(plan, fold: false);
        var term = compiler.Compile();
        return CostBreakdown.FindDearest(term, new CostEvaluation(variables, compiler.FragmentCount), measure);
    }
}
