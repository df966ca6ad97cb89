namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What one request costs.</summary>
/// <param name="FieldCost">The fields, each as often as it is resolved, with their arguments.</param>
/// <param name="TypeCost">The objects answered.</param>
internal readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    public bool IsWithin(CostOptions options) => !(FieldCost > options.MaxFieldCost) && !(TypeCost > options.MaxTypeCost);

    /// <summary>As the answer's <c>extensions</c> show it (Hot Chocolate's names).</summary>
    public Dictionary<string, object?> ToExtension() => new() { ["fieldCost"] = FieldCost, ["typeCost"] = TypeCost };
}
