using System.Collections.Immutable;

namespace ServiceRegistry.Core.State;

/// <summary>How many instances of a service have each value.</summary>
internal static class ValueCounts
{
    /// <summary>Counts one more.</summary>
    /// <returns>True where it is the first.</returns>
    public static bool Add(ref ImmutableDictionary<string, int> counts, string value)
    {
        var count = counts.GetValueOrDefault(value);
        counts = counts.SetItem(value, count + 1);
        return count == 0;
    }

    /// <summary>Counts one less.</summary>
    /// <returns>True where it was the last.</returns>
    public static bool Remove(ref ImmutableDictionary<string, int> counts, string value)
    {
        var count = counts[value];
        counts = count == 1 ? counts.Remove(value) : counts.SetItem(value, count - 1);
        return count == 1;
    }
}
