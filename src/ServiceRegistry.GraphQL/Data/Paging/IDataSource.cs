namespace ServiceRegistry.GraphQL;

/// <summary>Items in memory with indexes of their own, which a field with paging can answer.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public interface IDataSource<T>
{
    /// <summary>
    /// The items that can match: all that do, and as few others as an index gives (<see cref="Filter{T}.TryGetEquality"/>). Whoever asks
    /// holds the filter against each of them.
    /// </summary>
    /// <param name="filter">The filter; <see cref="Filter{T}.Everything"/> where there is none.</param>
    Candidates<T> FindCandidates(Filter<T> filter);
}

/// <summary>The items that can match.</summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="Items">The items. Where they are an <see cref="IReadOnlyList{T}"/> in order, a cursor is found by halving.</param>
/// <param name="InDefaultOrder">
/// True where they come in the default order of the items' <see cref="SortInputType{T}"/>: a first page then takes no more than its own.
/// </param>
/// <param name="Count">How many they are, where that is known without counting.</param>
public sealed record Candidates<T>(IEnumerable<T> Items, bool InDefaultOrder = false, int? Count = null);
