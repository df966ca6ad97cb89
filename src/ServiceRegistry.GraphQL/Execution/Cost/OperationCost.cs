namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What one request costs.</summary>
/// <param name="FieldCost">The fields, each as often as it is resolved, with their arguments.</param>
/// <param name="TypeCost">The objects answered.</param>
/// <param name="IntrospectionCost">The fields of introspections, for each type of the schema; they are no part of the other two.</param>
internal readonly record struct OperationCost(double FieldCost, double TypeCost, double IntrospectionCost = 0)
{
    public static OperationCost operator +(OperationCost x, OperationCost y) =>
        new(x.FieldCost + y.FieldCost, x.TypeCost + y.TypeCost, x.IntrospectionCost + y.IntrospectionCost);

    public bool IsWithin(CostOptions options) =>
        !(FieldCost > options.MaxFieldCost) && !(TypeCost > options.MaxTypeCost) && !(IntrospectionCost > options.MaxIntrospectionCost);

    /// <summary>As the answer's <c>extensions</c> show it (Hot Chocolate's names).</summary>
    public Dictionary<string, object?> ToExtension() => new() { ["fieldCost"] = FieldCost, ["typeCost"] = TypeCost };
}
