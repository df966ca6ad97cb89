namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What an operation costs: compiled with it, evaluated with each request's variables where they matter.</summary>
internal sealed class CostPlan
{
    private readonly OperationPlan plan;
    private readonly CostTerm root;
    private readonly int fragmentCount;
    private readonly double introspection;

    public CostPlan(OperationPlan plan)
    {
        this.plan = plan;
        var compiler = new CostCompiler(plan, fold: true);
        root = compiler.Compile();
        fragmentCount = compiler.FragmentCount;

        // Nothing of it hangs on a variable but what is skipped, and a plan is made for that.
        introspection = !plan.Operation.Document.Analysis.HasIntrospection ? 0 : ((ConstantCost)new CostCompiler(plan, fold: true, introspection: true).Compile()).Sum.Field / TypeCount;
    }

    public OperationCost Evaluate(VariableValues variables)
    {
        var sum = root is ConstantCost constant ? constant.Sum : root.Evaluate(new CostEvaluation(variables, fragmentCount));
        return new OperationCost(sum.Field, sum.Type, introspection);
    }

    /// <summary>The fields that cost most by themselves, the dearest first.</summary>
    /// <param name="measure">Which of the two costs.</param>
    public IReadOnlyList<DearField> FindDearest(VariableValues variables, Func<OperationCost, double> measure) =>
        FindDearest(new CostCompiler(plan, fold: false), variables, measure);

    /// <summary>The same of its introspections, for each type of the schema.</summary>
    public IReadOnlyList<DearField> FindDearestOfIntrospection(VariableValues variables) =>
        FindDearest(new CostCompiler(plan, fold: false, introspection: true), variables, cost => cost.FieldCost / TypeCount);

    private int TypeCount => plan.Operation.Schema.Types.Count;

    private static IReadOnlyList<DearField> FindDearest(CostCompiler compiler, VariableValues variables, Func<OperationCost, double> measure)
    {
        var term = compiler.Compile();
        return CostBreakdown.FindDearest(term, new CostEvaluation(variables, compiler.FragmentCount), measure);
    }
}
