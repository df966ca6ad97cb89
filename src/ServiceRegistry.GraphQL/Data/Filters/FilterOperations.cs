namespace ServiceRegistry.GraphQL.Data;

/// <summary>What an operation input holds before it is known which field it is for.</summary>
/// <param name="Operations">Operators with their operands, as coerced: all must match.</param>
/// <param name="And">Further ones that all must match.</param>
/// <param name="Or">Further ones of which one must match; null where none are given.</param>
internal sealed record FilterOperations(
    IReadOnlyList<(FilterOperator Operator, object? Operand)> Operations,
    IReadOnlyList<FilterOperations> And,
    IReadOnlyList<FilterOperations>? Or)
{
    /// <summary>How many operators are in it.</summary>
    public int Count { get; } = Operations.Count + And.Sum(a => a.Count) + (Or?.Sum(o => o.Count) ?? 0);

    /// <summary>How deep it is nested.</summary>
    public int Depth { get; } = And.Count == 0 && Or is null ? 1 : 1 + And.Concat(Or ?? []).Select(o => o.Depth).DefaultIfEmpty().Max();
}

/// <summary>What a list's operation input holds before it is known which field it is for; null for what is not given.</summary>
/// <param name="Quantified">Filters or operations on items.</param>
/// <param name="Any">Whether there are items.</param>
internal sealed record ListOperations(IReadOnlyList<(Quantifier Quantifier, object Items)> Quantified, bool? Any);
