using System.Globalization;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Holds what a request costs against what it may.</summary>
internal static class CostLimit
{
    /// <summary>The refusal; null where the cost is within the limits, or where only the cost is asked for.</summary>
    public static GraphQLError? Check(CostPlan plan, OperationCost cost, VariableValues variables, OperationRequest request, CostOptions options)
    {
        if (request.Cost == CostReporting.Validate)
        {
            return null;
        }

        var sum = cost;
        var isWithin = request.Budget is { } budget ? budget.TryTake(cost, options, out sum) : cost.IsWithin(options);
        if (isWithin)
        {
            return null;
        }

        return sum.TypeCost > options.MaxTypeCost
            ? Refuse("typeCost", "objects", cost.TypeCost, sum.TypeCost, options.MaxTypeCost.Value, plan.FindDearest(variables, c => c.TypeCost))
            : Refuse("fieldCost", "fields", cost.FieldCost, sum.FieldCost, options.MaxFieldCost!.Value, plan.FindDearest(variables, c => c.FieldCost));
    }

    private static GraphQLError Refuse(
        string limit, string what, double cost, double sum, double maximum, IReadOnlyList<DearField> dearest)
    {
        var message = $"The {what} of the operation cost {Show(cost)}{(sum > cost ? $" ({Show(sum)} with those before it)" : "")}, " +
            $"and at most {Show(maximum)} is allowed. The dearest: {string.Join(", ", dearest.Select(field => $"{field.Path} ({Show(field.Cost)})"))}.";
        return new GraphQLError(message)
        {
            Code = ErrorCodes.CostLimit,
            Extensions = new Dictionary<string, object?>
            {
                ["limit"] = limit,
                ["cost"] = sum,
                ["maximum"] = maximum,
                ["dearest"] = dearest.Select(field => new Dictionary<string, object?>
                {
                    ["path"] = field.Path,
                    ["coordinate"] = field.Coordinate,
                    ["cost"] = field.Cost,
                }).ToArray(),
            },
        };
    }

    private static string Show(double cost) => cost.ToString("0.##", CultureInfo.InvariantCulture);
}
