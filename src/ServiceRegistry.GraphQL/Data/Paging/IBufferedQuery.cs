namespace ServiceRegistry.GraphQL;

/// <summary>
/// A database's query whose first items are in memory as well, as those are that were just written: a field with paging answers the pages
/// that they hold without the database, and asks it only for what stands behind them.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
public interface IBufferedQuery<T>
{
    /// <summary>The first items in the default order of the items' <see cref="SortInputType{T}"/>, with none missing between them.</summary>
    IReadOnlyList<T> Head { get; }

    /// <summary>Whether these are all.</summary>
    bool IsWhole { get; }

    /// <summary>Opens the query. One that is <see cref="IAsyncDisposable"/> is disposed once it was read.</summary>
    /// <param name="behindHead">True where nobody looks at the items of the head in it, which need not be there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IQueryable<T>> OpenAsync(bool behindHead, CancellationToken cancellationToken);
}
