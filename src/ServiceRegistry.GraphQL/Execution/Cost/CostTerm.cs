namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A part of an operation that costs something.</summary>
internal abstract class CostTerm
{
    public static CostTerm Nothing { get; } = new ConstantCost(default);

    /// <summary>What it costs in one request.</summary>
    public abstract CostSum Evaluate(CostEvaluation request);

    /// <summary>The terms directly below, each with how often it is there, for whoever looks for the dearest.</summary>
    public abstract IEnumerable<CostShare> Split(CostEvaluation request, CostShare share);
}

/// <summary>A term, with how often it is there in the whole operation.</summary>
/// <param name="Term">The term.</param>
/// <param name="Times">How often its own part is there.</param>
/// <param name="SizedTimes">How often the part for each item is there.</param>
/// <param name="Path">Where in the answer it is.</param>
internal readonly record struct CostShare(CostTerm Term, double Times, double SizedTimes, ResponsePath? Path)
{
    public OperationCost Cost(CostEvaluation request)
    {
        var sum = Term.Evaluate(request);
        return new OperationCost((Times * sum.Field) + (SizedTimes * sum.SizedField), (Times * sum.Type) + (SizedTimes * sum.SizedType));
    }
}

/// <summary>What costs the same in every request.</summary>
internal sealed class ConstantCost(CostSum sum) : CostTerm
{
    public CostSum Sum { get; } = sum;

    public override CostSum Evaluate(CostEvaluation request) => Sum;

    public override IEnumerable<CostShare> Split(CostEvaluation request, CostShare share) => [];
}
