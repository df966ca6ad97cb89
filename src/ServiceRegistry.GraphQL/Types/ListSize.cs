namespace ServiceRegistry.GraphQL.Types;

/// <summary>How many objects a field is reckoned to answer, before it is asked.</summary>
public sealed record ListSize
{
    /// <summary>
    /// The arguments that say how many: a number, or a list, of which each item is one. Where several are given the greatest counts.
    /// </summary>
    public IReadOnlyList<string> SlicingArguments { get; init; } = [];

    /// <summary>How many where none of them is given; null for the assumption of <see cref="Execution.CostOptions"/>.</summary>
    public int? AssumedSize { get; init; }

    /// <summary>The fields below that hold the objects, where the field itself is no list: those of a connection.</summary>
    public IReadOnlyList<string> SizedFields { get; init; } = [];
}
