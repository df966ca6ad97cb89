namespace ServiceRegistry.GraphQL.Execution;

/// <summary>One request while its cost is reckoned: each fragment and each variable is reckoned once.</summary>
/// <param name="variables">The request's variables.</param>
/// <param name="fragments">How many fragments the plan has.</param>
internal sealed class CostEvaluation(VariableValues variables, int fragments)
{
    private readonly CostSum?[] fragmentCosts = fragments == 0 ? [] : new CostSum?[fragments];
    private double?[]? variableCosts;

    public VariableValues Variables => variables;

    public CostSum OfFragment(int index, CostTerm body) => fragmentCosts[index] ??= body.Evaluate(this);

    /// <summary>What the value of a variable costs, wherever it is used; null where it is null or left out.</summary>
    public double? OfVariable(string name)
    {
        if (!variables.Find(name, out var value) || value is null)
        {
            return null;
        }

        variableCosts ??= new double?[variables.Count];
        return variableCosts[variables.IndexOf(name)] ??= variables.TryGetGiven(name, out var definition, out var json)
            ? InputCost.Of(definition.Type, json)
            : InputCost.Of(definition.Type, definition.DefaultLiteral!);
    }
}
