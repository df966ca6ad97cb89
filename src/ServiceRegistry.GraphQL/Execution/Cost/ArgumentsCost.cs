using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What the arguments of one field cost.</summary>
internal sealed class ArgumentsCost
{
    private readonly double constant;
    private readonly List<VariableCost> variables = [];

    public ArgumentsCost(OutputField field, FieldNode node)
    {
        foreach (var argument in field.Arguments.Where(InputCost.IsPossible))
        {
            if (node.Arguments.FirstOrDefault(given => given.Name.Value == argument.Name) is { } given)
            {
                InputCost.Add(argument.Type, argument.Cost, given.Value, ref constant, variables);
            }
        }
    }

    public bool IsConstant => variables.Count == 0;

    public double Evaluate(CostEvaluation request)
    {
        var cost = constant;
        foreach (var variable in variables)
        {
            cost += request.OfVariable(variable.Name) is { } value ? variable.Weight + value : 0;
        }

        return cost;
    }
}
