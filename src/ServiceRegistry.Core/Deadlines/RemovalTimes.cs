using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Deadlines;

/// <summary>
/// When instances are to be removed for how they have been, by the monotonic clock: where the other one jumps, nothing is removed early
/// and nothing late. Not safe for several threads.
/// </summary>
internal sealed class RemovalTimes(TimeProvider time)
{
    private readonly DeadlineQueue<Guid> due = new();
    private readonly Dictionary<Guid, Place> known = [];

    /// <summary>How long until there may be something to do; null for never.</summary>
    public TimeSpan? Left => this.due.Next is { } next ? time.Between(time.GetTimestamp(), next) : null;

    /// <param name="instance">As it is.</param>
    /// <param name="now">The time of what made it so, or a later one of the same clock.</param>
    /// <param name="least">It is not removed before that.</param>
    public void Set(Instance instance, DateTimeOffset now, TimeSpan least = default)
    {
        if (InstanceDeadlines.OfRemoval(instance) is not { } deadline)
        {
            Remove(instance.Id);
            return;
        }

        if (!known.TryGetValue(instance.Id, out var place) || place.Deadline != deadline.At)
        {
            var left = deadline.At - now;
            left = left > deadline.Longest ? deadline.Longest : left;
            place = new(deadline.At, time.GetTimestamp() + time.ToTimestamps(left < least ? least : left));
            known[instance.Id] = place;
        }

        this.due.Set(instance.Id, place.Due);
    }

    public void Remove(Guid id)
    {
        known.Remove(id);
        this.due.Remove(id);
    }

    /// <summary>Takes out up to so many whose time has come; those that stay are to be set again.</summary>
    public List<DueRemoval> TakeDue(int max) => this.due.TakeDue(time.GetTimestamp(), max).ConvertAll(id => new DueRemoval(id, known[id].Deadline));

    private readonly record struct Place(DateTimeOffset Deadline, long Due);
}
