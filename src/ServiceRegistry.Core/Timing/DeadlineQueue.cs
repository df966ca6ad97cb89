namespace ServiceRegistry.Core.Timing;

/// <summary>
/// What is due when; of those due at one moment, what was set first comes first. A deadline that moves later, as a lease's does with each renewal, costs no more than a write: its place
/// in the heap is put right only when it comes up. Not safe for several threads.
/// </summary>
internal sealed class DeadlineQueue<TKey>
    where TKey : notnull
{
    // Left-overs of the heap that are not worth clearing away.
    private const int Slack = 64;

    private readonly Dictionary<TKey, Entry> entries = [];
    private readonly PriorityQueue<TKey, (long Due, long Order)> heap = new();
    private long order;

    public int Count => entries.Count;

    /// <summary>How many places the heap has, left-overs among them.</summary>
    public int Places => heap.Count;

    /// <summary>When to look next: no later than the earliest deadline; null where there is none.</summary>
    public long? Next => heap.TryPeek(out _, out var place) ? place.Due : null;

    /// <summary>The deadline of a key; null where it has none.</summary>
    public long? DueOf(TKey key) => entries.TryGetValue(key, out var entry) ? entry.Due : null;

    public void Set(TKey key, long due)
    {
        var queued = entries.TryGetValue(key, out var entry) ? entry.Queued : long.MaxValue;
        order++;
        if (due < queued)
        {
            heap.Enqueue(key, (due, order));
            queued = due;
        }

        entries[key] = new(due, queued, order);
        ClearAway();
    }

    public bool Remove(TKey key)
    {
        var isThere = entries.Remove(key);
        ClearAway();
        return isThere;
    }

    /// <summary>Takes out up to so many keys whose deadline is not after now.</summary>
    public List<TKey> TakeDue(long now, int max)
    {
        var taken = new List<TKey>();
        while (taken.Count < max && heap.TryPeek(out var key, out var place) && place.Due <= now)
        {
            heap.Dequeue();
            if (!entries.TryGetValue(key, out var entry) || entry.Queued != place.Due)
            {
                continue;
            }

            if (entry.Due <= now)
            {
                entries.Remove(key);
                taken.Add(key);
            }
            else
            {
                heap.Enqueue(key, (entry.Due, entry.Order));
                entries[key] = entry with { Queued = entry.Due };
            }
        }

        return taken;
    }

    // A left-over would otherwise stay until its time comes: keys that come and go long before their deadlines would pile up.
    private void ClearAway()
    {
        if (heap.Count <= (2 * entries.Count) + Slack)
        {
            return;
        }

        heap.Clear();
        foreach (var (key, entry) in entries)
        {
            heap.Enqueue(key, (entry.Due, entry.Order));
            entries[key] = entry with { Queued = entry.Due };
        }
    }

    /// <param name="Due">The deadline.</param>
    /// <param name="Queued">The place in the heap that stands for it: not after it. Others of the key are left-overs.</param>
    /// <param name="Order">What was set first has the smaller one.</param>
    private readonly record struct Entry(long Due, long Queued, long Order);
}
