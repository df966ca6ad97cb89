namespace ServiceRegistry.GraphQL.Data;

/// <summary>Takes pages of items in memory, looking at no more of them than it must.</summary>
internal static class MemoryPages
{
    // Up to here the room for a page is made at once.
    private const int UsualSize = 50;

    public static Page<T> Read<T>(Candidates<T> candidates, PageRequest<T> request)
    {
        if (candidates.InDefaultOrder && request.Order.IsDefault)
        {
            if (candidates.Items is IReadOnlyList<T> list)
            {
                return OrderedList<T>.Read(list, candidates.Count, request);
            }

            if (!request.Backward)
            {
                return ReadOrdered(candidates, request);
            }
        }

        return ReadUnordered(candidates, request);
    }

    // One pass, which ends with the page where nobody needs to know what comes behind.
    private static Page<T> ReadOrdered<T>(Candidates<T> candidates, PageRequest<T> request)
    {
        var total = request.NeedsTotalCount && request.Filter is null ? candidates.Count : null;
        var countAll = request.NeedsTotalCount && total is null;
        var page = new List<T>(Math.Min(request.Size, UsualSize));
        var (count, hasNext, hasPrevious) = (0, false, false);
        foreach (var item in candidates.Items)
        {
            if (request.Filter?.Matches(item) == false)
            {
                continue;
            }

            count++;
            var isBefore = request.After is { } after && request.Order.CompareTo(item, after) <= 0;
            var isBehind = request.Before is { } before && request.Order.CompareTo(item, before) >= 0;
            hasPrevious |= isBefore;
            hasNext |= isBehind || (!isBefore && page.Count == request.Size);
            if (!isBefore && !hasNext)
            {
                page.Add(item);
                if (page.Count == request.Size && !request.NeedsPageInfo && !countAll)
                {
                    break;
                }
            }
            else if (hasNext && !isBefore && !countAll)
            {
                break;
            }
        }

        return new Page<T>(page, hasNext, hasPrevious, total ?? (countAll ? count : null));
    }

    // One pass with a heap of one page: the cost of an order is the page's, not that of sorting everything.
    private static Page<T> ReadUnordered<T>(Candidates<T> candidates, PageRequest<T> request)
    {
        var order = request.Order;
        var fromFront = request.Backward ? Comparer<T>.Create((x, y) => order.Compare(y, x)) : (IComparer<T>)order;
        var worstFirst = Comparer<T>.Create((x, y) => fromFront.Compare(y, x));
        var best = new PriorityQueue<T, T>(worstFirst);
        var (count, before, behind, dropped) = (0, false, false, false);
        foreach (var item in candidates.Items)
        {
            if (request.Filter?.Matches(item) == false)
            {
                continue;
            }

            count++;
            var isBefore = request.After is { } after && order.CompareTo(item, after) <= 0;
            var isBehind = request.Before is { } end && order.CompareTo(item, end) >= 0;
            before |= isBefore;
            behind |= isBehind;
            if (isBefore || isBehind)
            {
                continue;
            }

            if (best.Count < request.Size)
            {
                best.Enqueue(item, item);
            }
            else
            {
                dropped = true;
                if (request.Size > 0)
                {
                    best.EnqueueDequeue(item, item);
                }
            }
        }

        var page = new T[best.Count];
        for (var i = page.Length - 1; i >= 0; i--)
        {
            page[request.Backward ? page.Length - 1 - i : i] = best.Dequeue();
        }

        return new Page<T>(
            page, behind || (dropped && !request.Backward), before || (dropped && request.Backward), request.NeedsTotalCount ? count : null);
    }
}
