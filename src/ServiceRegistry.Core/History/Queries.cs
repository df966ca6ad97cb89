namespace ServiceRegistry.Core.History;

/// <summary>Runs queries of the history without knowing what answers them.</summary>
internal static class Queries
{
    /// <summary>Databases' providers answer as asynchronous streams; what has no such stream is in memory.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken)
    {
        if (query is not IAsyncEnumerable<T> stream)
        {
            return [.. query];
        }

        var items = new List<T>();
        await foreach (var item in stream.WithCancellation(cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }
}
