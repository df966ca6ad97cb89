namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// What an operation may cost, reckoned before it is executed from what it asks for: the sizes of its pages, the values of its variables.
/// Over a limit it is refused with the code <c>COST_LIMIT</c>.
/// </summary>
public sealed record CostOptions
{
    /// <summary>
    /// The most that the fields of an operation may cost together, each as often as it is resolved, and the filters and orders given to
    /// them: 100,000 unless set; null for no limit.
    /// </summary>
    public double? MaxFieldCost { get; init; } = 100_000;

    /// <summary>The most that the objects answered may cost together: 100,000 unless set; null for no limit.</summary>
    public double? MaxTypeCost { get; init; } = 100_000;

    /// <summary>
    /// The most fields that introspections may answer for each type that the schema has, as reckoned: 600 unless set, about four times
    /// what explorers ask; null for no limit. It is held apart from the costs, so that these pass however low the others are set.
    /// </summary>
    public double? MaxIntrospectionCost { get; init; } = 600;

    /// <summary>How many items a list is reckoned to have where nothing says how many: 5 unless set.</summary>
    public int AssumedListSize { get; init; } = 5;
}
