using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>The last results of a check, without code and measurements, which the history has. It grows with them, up to its capacity. Not safe for several threads.</summary>
internal sealed class ResultRing(int capacity)
{
    private Item[] items = [];
    private int next;

    public int Count { get; private set; }

    public void Add(StoredResult result)
    {
        if (Count == items.Length && Count < capacity)
        {
            Array.Resize(ref items, Math.Min(capacity, Math.Max(4, 2 * Count)));
            next = Count;
        }

        // Most checks say the same again and again: one text stands for all.
        var last = Count > 0 ? items[(next + items.Length - 1) % items.Length].Output : null;
        items[next] = new(result.At, result.Outcome, result.Output == last ? last : result.Output, result.Duration);
        next = (next + 1) % items.Length;
        Count = Math.Min(Count + 1, items.Length);
    }

    /// <summary>The results, newest first.</summary>
    public IReadOnlyList<StoredResult> ToList(Guid checkId)
    {
        var results = new List<StoredResult>(Count);
        for (var age = 1; age <= Count; age++)
        {
            var item = items[(next + items.Length - age) % items.Length];
            results.Add(new() { CheckId = checkId, At = item.At, Outcome = item.Outcome, Output = item.Output, Duration = item.Duration });
        }

        return results;
    }

    private readonly record struct Item(DateTimeOffset At, CheckOutcome Outcome, string? Output, TimeSpan Duration);
}
