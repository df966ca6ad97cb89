using System.Collections.Immutable;
using ServiceRegistry.Core.Collections;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Watching;

/// <summary>
/// The newest revisions with their events, in memory, shared by all watchers: each has only its place in it, so that one that
/// does not keep up costs nothing but itself.
/// </summary>
internal sealed class Backlog(int capacity, long revision)
{
    private const int EventsPerBatch = 1000;

    private readonly Lock gate = new();
    private readonly RingList<ImmutableArray<RegistryEvent>> revisions = new();
    private int eventCount;
    private long oldest = revision + 1;
    private long newest = revision;
    private TaskCompletionSource changed = NewSignal();

    public long Newest => Volatile.Read(ref newest);

    /// <summary>Adds the revisions of a commit, and lets the oldest go.</summary>
    public void Add(IReadOnlyList<RegistryEvent> events)
    {
        TaskCompletionSource changed;
        lock (gate)
        {
            foreach (var revision in events.GroupBy(change => change.Revision))
            {
                revisions.Add([.. revision]);
                Volatile.Write(ref newest, revision.Key);
            }

            eventCount += events.Count;
            while (eventCount > capacity && revisions.Count > 1)
            {
                eventCount -= revisions.RemoveFirst().Length;
                oldest++;
            }

            changed = this.changed;
            this.changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Wakes all watchers.</summary>
    public void Wake()
    {
        TaskCompletionSource changed;
        lock (gate)
        {
            changed = this.changed;
            this.changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>
    /// The revisions after one, up to 1000 events of them, or more where the first has more; with them, what to wait for where
    /// there are none. Null where they are no longer all here.
    /// </summary>
    /// <param name="after">The revision, exclusive.</param>
    /// <param name="upTo">The last one to read; null for the newest.</param>
    public (EventBatch Batch, Task Changed)? Read(long after, long? upTo = null)
    {
        lock (gate)
        {
            if (after + 1 < oldest)
            {
                return null;
            }

            var events = ImmutableArray.CreateBuilder<RegistryEvent>();
            var last = after;
            var end = (int)Math.Min(revisions.Count, (upTo ?? newest) + 1 - oldest);
            for (var place = (int)(after + 1 - oldest); place < end; place++)
            {
                var revision = revisions[place];
                if (events.Count > 0 && events.Count + revision.Length > EventsPerBatch)
                {
                    break;
                }

                events.AddRange(revision);
                last++;
            }

            return (new(last, events.DrainToImmutable()), this.changed.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
