namespace ServiceRegistry.GraphQL.Data;

/// <summary>Takes pages of what a database answers: filter, order and place become one query.</summary>
internal static class QueryPages
{
    public static async ValueTask<Page<T>> ReadAsync<T>(IQueryable<T> source, PageRequest<T> request, CancellationToken cancellationToken)
    {
        var order = request.Order;
        var matching = request.Filter is { } filter ? source.Where(filter.ToExpression()) : source;
        int? total = request.NeedsTotalCount ? await CountAsync(matching, cancellationToken) : null;

        var inRange = matching;
        if (request.After is { } after)
        {
            inRange = inRange.Where(order.Beside(after, behind: true, inclusive: false));
        }

        if (request.Before is { } before)
        {
            inRange = inRange.Where(order.Beside(before, behind: false, inclusive: false));
        }

        // One more than asked for tells whether there are more.
        var limit = request.Size == int.MaxValue ? request.Size : request.Size + 1;
        var items = await ToListAsync(order.Apply(inRange, request.Backward).Take(limit), cancellationToken);
        var more = items.Count > request.Size;
        if (more)
        {
            items.RemoveAt(items.Count - 1);
        }

        if (request.Backward)
        {
            items.Reverse();
        }

        var hasBefore = request is { After: not null, NeedsPageInfo: true } &&
            await AnyAsync(matching.Where(order.Beside(request.After, behind: false, inclusive: true)), cancellationToken);
        var hasBehind = request is { Before: not null, NeedsPageInfo: true } &&
            await AnyAsync(matching.Where(order.Beside(request.Before, behind: true, inclusive: true)), cancellationToken);
        return new Page<T>(items, hasBehind || (more && !request.Backward), hasBefore || (more && request.Backward), total);
    }

    // Databases' providers answer their queries as asynchronous streams; what has no such stream is in memory.
    public static async ValueTask<List<T>> ToListAsync<T>(IQueryable<T> query, CancellationToken cancellationToken)
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

    // Count() would run at once and block: as the count of the one group it is a query like any other.
    private static async ValueTask<int> CountAsync<T>(IQueryable<T> query, CancellationToken cancellationToken) =>
        (await ToListAsync(query.GroupBy(_ => 1).Select(all => all.Count()), cancellationToken)).FirstOrDefault();

    private static async ValueTask<bool> AnyAsync<T>(IQueryable<T> query, CancellationToken cancellationToken) =>
        (await ToListAsync(query.Select(_ => 1).Take(1), cancellationToken)).Count > 0;
}
