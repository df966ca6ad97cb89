using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What the arguments of one field cost.</summary>
internal sealed class ArgumentsCost
{
    private readonly double constant;
    private readonly List<VariableCost>? variables;

    public ArgumentsCost(OutputField field, FieldNode node)
    {
        for (var i = 0; i < field.Arguments.Count; i++)
        {
            var argument = field.Arguments[i];
            if (InputCost.IsPossible(argument) && node.Arguments.Find(argument.Name) is { } given)
            {
                InputCost.Add(argument.Type, argument.Cost, given.Value, ref constant, variables ??= []);
            }
        }
    }

    public bool IsConstant => variables is not { Count: > 0 };

    public double Evaluate(CostEvaluation request)
    {
        var cost = constant;
        for (var i = 0; i < variables?.Count; i++)
        {
            cost += request.OfVariable(variables[i].Name) is { } value ? variables[i].Weight + value : 0;
        }

        return cost;
    }
}
