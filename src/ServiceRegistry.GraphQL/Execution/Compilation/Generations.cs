using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// A bounded cache in two generations: what is used moves to the young one; when that is full it becomes the old one, and what was old is
/// forgotten. Reading takes no lock.
/// </summary>
/// <param name="capacity">How many entries there are at the most; 0 keeps none.</param>
/// <param name="comparer">Compares keys.</param>
internal sealed class Generations<TKey, TValue>(int capacity, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    // Growing makes all entries anew; beyond this it is rare.
    private const int MostAtFirst = 1024;

    private readonly int generationSize = Math.Max(1, capacity / 2);
    private int added;
    private ConcurrentDictionary<TKey, TValue> young = Generation(capacity, comparer);
    private ConcurrentDictionary<TKey, TValue> old = new(comparer);

    /// <summary>Finds an entry by what its key can be compared with.</summary>
    public bool TryGet<TAlternate>(TAlternate key, [MaybeNullWhen(false)] out TValue value)
        where TAlternate : notnull, allows ref struct
    {
        if (young.GetAlternateLookup<TAlternate>().TryGetValue(key, out value))
        {
            return true;
        }

        if (!old.GetAlternateLookup<TAlternate>().TryGetValue(key, out var actualKey, out value))
        {
            return false;
        }

        Add(actualKey, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (capacity == 0)
        {
            return;
        }

        // Counted beside it: the dictionary takes all its locks to count. One more or less does not matter.
        if (Interlocked.Increment(ref added) > generationSize)
        {
            Volatile.Write(ref added, 1);
            old = young;
            young = Generation(capacity, comparer);
        }

        young[key] = value;
    }

    private static ConcurrentDictionary<TKey, TValue> Generation(int capacity, IEqualityComparer<TKey> comparer) =>
        new(concurrencyLevel: -1, Math.Min(capacity / 2, MostAtFirst), comparer);
}
