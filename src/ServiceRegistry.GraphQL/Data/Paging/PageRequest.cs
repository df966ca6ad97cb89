namespace ServiceRegistry.GraphQL.Data;

/// <summary>Which page is asked for.</summary>
internal sealed record PageRequest<T>
{
    /// <summary>What items must match; null where there is no filter.</summary>
    public Filter<T>? Filter { get; init; }

    public required SortOrder<T> Order { get; init; }

    /// <summary>Only what stands behind this place.</summary>
    public IReadOnlyList<object?>? After { get; init; }

    /// <summary>Only what stands before this place.</summary>
    public IReadOnlyList<object?>? Before { get; init; }

    /// <summary>The most items.</summary>
    public required int Size { get; init; }

    /// <summary>The last ones, not the first.</summary>
    public bool Backward { get; init; }

    public bool NeedsTotalCount { get; init; }

    /// <summary>Whether someone looks at whether there are more pages.</summary>
    public bool NeedsPageInfo { get; init; }
}

/// <summary>A page.</summary>
/// <param name="Items">The items, in order.</param>
/// <param name="HasNext">Whether there are items behind it.</param>
/// <param name="HasPrevious">Whether there are items before it.</param>
/// <param name="TotalCount">How many items match, pages aside; null where that was not asked for.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool HasNext, bool HasPrevious, int? TotalCount);
