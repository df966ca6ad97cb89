namespace ServiceRegistry.Core.Collections;

/// <summary>A list that grows at its end, loses its beginning, and is read by place.</summary>
internal sealed class RingList<T>
{
    private T[] _items = new T[4];
    private int _first;

    public int Count { get; private set; }

    public T this[int place] => _items[(_first + place) & (_items.Length - 1)];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            var larger = new T[2 * Count];
            for (var i = 0; i < Count; i++)
            {
                larger[i] = this[i];
            }

            (_items, _first) = (larger, 0);
        }

        _items[(_first + Count++) & (_items.Length - 1)] = item;
    }

    /// <summary>Takes the first one off.</summary>
    public T RemoveFirst()
    {
        var item = _items[_first];
        _items[_first] = default!;
        _first = (_first + 1) & (_items.Length - 1);
        Count--;
        return item;
    }
}
