namespace ServiceRegistry.GraphQL.Data;

/// <summary>Takes pages of a query whose first items are in memory: from there as far as they go, and the rest from the database.</summary>
internal static class BufferedPages
{
    public static async ValueTask<Page<T>> ReadAsync<T>(IBufferedQuery<T> source, PageRequest<T> request, CancellationToken cancellationToken)
    {
        var head = source.Head;
        if (source.IsWhole)
        {
            return MemoryPages.Read(new Candidates<T>(head, InDefaultOrder: true, head.Count), request);
        }

        if (request.Filter is not null || request.NeedsTotalCount || !request.Order.IsDefault || head.Count == 0)
        {
            return await ReadAsync(source, behindHead: false, request, cancellationToken);
        }

        // That something of the head stands behind the page says that the page is whole.
        var first = OrderedList<T>.Read(head, head.Count, request with { NeedsPageInfo = true });
        if (first.HasNext)
        {
            return first;
        }

        var behind = request with { After = Later(request.After, head[^1], request.Order) };
        return request.Backward
            ? Before(await ReadAsync(source, behindHead: true, behind, cancellationToken), first, request.Size)
            : Behind(first, await ReadAsync(source, behindHead: true, behind with { Size = request.Size - first.Items.Count }, cancellationToken));
    }

    private static async ValueTask<Page<T>> ReadAsync<T>(
        IBufferedQuery<T> source, bool behindHead, PageRequest<T> request, CancellationToken cancellationToken)
    {
        var query = await source.OpenAsync(behindHead, cancellationToken);
        await using var session = query as IAsyncDisposable;
        return await QueryPages.ReadAsync(query, request, cancellationToken);
    }

    private static IReadOnlyList<object?> Later<T>(IReadOnlyList<object?>? after, T last, SortOrder<T> order) =>
        after is not null && order.CompareTo(last, after) <= 0 ? after : order.PlaceOf(last);

    private static Page<T> Behind<T>(Page<T> first, Page<T> rest) =>
        new([.. first.Items, .. rest.Items], rest.HasNext, first.HasPrevious, TotalCount: null);

    // The page is filled from its end: only what the database left free is for those of the head.
    private static Page<T> Before<T>(Page<T> rest, Page<T> first, int size)
    {
        var room = size - rest.Items.Count;
        return room == 0
            ? rest with { HasPrevious = true }
            : new([.. first.Items.TakeLast(room), .. rest.Items], rest.HasNext, first.HasPrevious || first.Items.Count > room, TotalCount: null);
    }
}
