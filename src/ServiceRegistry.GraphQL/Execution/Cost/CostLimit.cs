using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Holds what a request costs against what it may.</summary>
internal static class CostLimit
{
    // Bytes of JSON that are coerced in less time than it takes to talk of them.
    private const int LargeValues = 64 * 1024;

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

        if (sum.IntrospectionCost > options.MaxIntrospectionCost)
        {
            return Refuse(
                "introspectionCost", "introspections", cost.IntrospectionCost, sum.IntrospectionCost, options.MaxIntrospectionCost.Value,
                plan.FindDearestOfIntrospection(variables));
        }

        return sum.TypeCost > options.MaxTypeCost
            ? Refuse("typeCost", "objects", cost.TypeCost, sum.TypeCost, options.MaxTypeCost.Value, plan.FindDearest(variables, c => c.TypeCost))
            : Refuse("fieldCost", "fields", cost.FieldCost, sum.FieldCost, options.MaxFieldCost!.Value, plan.FindDearest(variables, c => c.FieldCost));
    }

    /// <summary>
    /// The refusal of variables whose values alone cost more than an operation may: they are not even coerced. Small ones pass unseen, and
    /// are reckoned with the operation.
    /// </summary>
    public static GraphQLError? CheckValues(IReadOnlyList<OperationVariable> variables, OperationRequest request, CostOptions options)
    {
        var isSmall = !request.VariableBytes.IsEmpty && request.VariableBytes.Length < LargeValues;
        return isSmall || !variables.Any(variable => InputCost.IsPossible(variable.Type))
            || request.Variables is not { ValueKind: JsonValueKind.Object } values || JsonMarshal.GetRawUtf8Value(values).Length < LargeValues
            ? null
            : CheckLargeValues(variables, values, options);
    }

    private static GraphQLError? CheckLargeValues(IReadOnlyList<OperationVariable> variables, JsonElement values, CostOptions options)
    {
        var cost = variables.Sum(variable => values.TryGetProperty(variable.Name, out var value) ? InputCost.Of(variable.Type, value) : 0);
        return cost > options.MaxFieldCost
            ? new GraphQLError($"The values of the variables cost {Show(cost)}, and at most {Show(options.MaxFieldCost.Value)} is allowed.")
            {
                Code = ErrorCodes.CostLimit,
                Extensions = new Dictionary<string, object?> { ["limit"] = "fieldCost", ["cost"] = cost, ["maximum"] = options.MaxFieldCost },
            }
            : null;
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
