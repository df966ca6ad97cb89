namespace ServiceRegistry.GraphQL.Data;

/// <summary>Takes pages of a list that is in order: cursors are found by halving, and only the page's neighbourhood is looked at.</summary>
internal static class OrderedList<T>
{
    public static Page<T> Read(IReadOnlyList<T> list, int? knownCount, PageRequest<T> request)
    {
        var start = request.After is { } after ? FindFirst(list, item => request.Order.CompareTo(item, after) > 0) : 0;
        var end = request.Before is { } before ? FindFirst(list, item => request.Order.CompareTo(item, before) >= 0) : list.Count;

        var page = new List<T>();
        var more = false;
        foreach (var i in request.Backward ? Down(end - 1, start) : Up(start, end))
        {
            if (!Matches(i))
            {
                continue;
            }

            if (page.Count == request.Size)
            {
                more = true;
                break;
            }

            page.Add(list[i]);
        }

        if (request.Backward)
        {
            page.Reverse();
        }

        // Cursors may have crossed: then nothing is between them, and something is on either side.
        var hasNext = (more && !request.Backward) || (request.NeedsPageInfo && Up(end, list.Count).Any(Matches));
        var hasPrevious = (more && request.Backward) || (request.NeedsPageInfo && Down(start - 1, 0).Any(Matches));
        return new Page<T>(page, hasNext, hasPrevious, request.NeedsTotalCount ? Count() : null);

        bool Matches(int index) => request.Filter?.Matches(list[index]) != false;

        int Count() => request.Filter is null ? knownCount ?? list.Count : list.Count(request.Filter.Matches);
    }

    private static IEnumerable<int> Up(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            yield return i;
        }
    }

    private static IEnumerable<int> Down(int from, int last)
    {
        for (var i = from; i >= last; i--)
        {
            yield return i;
        }
    }

    private static int FindFirst(IReadOnlyList<T> list, Predicate<T> holdsFromThere)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holdsFromThere(list[middle]))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
