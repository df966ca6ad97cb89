using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.History;

/// <summary>The statuses of a service, which at every moment are the best among its instances.</summary>
internal static class ServiceTimeline
{
    /// <param name="instances">The statuses of all its instances.</param>
    /// <param name="since">Where to begin; later where its first instance came later.</param>
    /// <param name="until">Where to end.</param>
    public static IReadOnlyList<StatusSpan> Of(IReadOnlyCollection<StatusSpan> instances, DateTimeOffset since, DateTimeOffset until)
    {
        var turns = new List<(DateTimeOffset At, HealthStatus Status, int Change)>(2 * instances.Count);
        foreach (var span in instances.Where(span => span.Since < span.Until))
        {
            turns.Add((span.Since, span.Status!.Value, 1));
            turns.Add((span.Until, span.Status.Value, -1));
        }

        turns.Sort((one, other) => one.At.CompareTo(other.At));
        var result = new List<StatusSpan>();
        var (counts, count, at) = (default(StatusCounts), 0, since);
        foreach (var turn in turns)
        {
            AddUpTo(turn.At < until ? turn.At : until);
            counts.Count(turn.Status, turn.Change);
            count += turn.Change;
        }

        AddUpTo(until);
        return result;

        void AddUpTo(DateTimeOffset end)
        {
            if (end > at)
            {
                result.Add(new StatusSpan(count > 0 ? counts.Best : null, at, end));
                at = end;
            }
        }
    }
}
