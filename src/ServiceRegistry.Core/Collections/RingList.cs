namespace ServiceRegistry.Core.Collections;

/// <summary>A list that grows at its end, loses its beginning, and is read by place.</summary>
internal sealed class RingList<T>
{
    private T[] items = new T[4];
    private int first;

    public int Count { get; private set; }

    public T this[int place] => items[(first + place) & (items.Length - 1)];

    public void Add(T item)
    {
        if (Count == items.Length)
        {
            var larger = new T[2 * Count];
            for (var i = 0; i < Count; i++)
            {
                larger[i] = this[i];
            }

            (items, first) = (larger, 0);
        }

        items[(first + Count++) & (items.Length - 1)] = item;
    }

    /// <summary>Takes the first one off.</summary>
    public T RemoveFirst()
    {
        var item = items[first];
        items[first] = default!;
        first = (first + 1) & (items.Length - 1);
        Count--;
        return item;
    }
}
