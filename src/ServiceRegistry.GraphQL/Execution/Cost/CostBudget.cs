namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Lets requests share the limits of <see cref="CostOptions"/>: what each costs is added up, and those that no longer fit are refused.
/// </summary>
public sealed class CostBudget
{
    private readonly Lock gate = new();
    private OperationCost taken;

    /// <summary>Adds a cost, unless that goes over a limit; gives the sum that was tried.</summary>
    internal bool TryTake(OperationCost cost, CostOptions options, out OperationCost sum)
    {
        lock (gate)
        {
            sum = taken + cost;
            if (!sum.IsWithin(options))
            {
                return false;
            }

            taken = sum;
            return true;
        }
    }
}
