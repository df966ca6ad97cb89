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

    private readonly Lock _gate = new();
    private readonly RingList<ImmutableArray<RegistryEvent>> _revisions = new();
    private int _eventCount;
    private long _oldest = revision + 1;
    private long _newest = revision;
    private TaskCompletionSource _changed = NewSignal();

    public long Newest => Volatile.Read(ref _newest);

    /// <summary>Adds the revisions of a commit, and lets the oldest go.</summary>
    public void Add(IReadOnlyList<RegistryEvent> events)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            foreach (var revision in events.GroupBy(change => change.Revision))
            {
                _revisions.Add([.. revision]);
                Volatile.Write(ref _newest, revision.Key);
            }

            _eventCount += events.Count;
            while (_eventCount > capacity && _revisions.Count > 1)
            {
                _eventCount -= _revisions.RemoveFirst().Length;
                _oldest++;
            }

            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Wakes all watchers.</summary>
    public void Wake()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>
    /// The revisions after one, up to 1000 events of them, or more where the first has more; with them, what to wait for where
    /// there are none. Null where they are no longer all here.
    /// </summary>
    public (EventBatch Batch, Task Changed)? Read(long after)
    {
        lock (_gate)
        {
            if (after + 1 < _oldest)
            {
                return null;
            }

            var events = ImmutableArray.CreateBuilder<RegistryEvent>();
            var last = after;
            for (var place = (int)(after + 1 - _oldest); place < _revisions.Count; place++)
            {
                var revision = _revisions[place];
                if (events.Count > 0 && events.Count + revision.Length > EventsPerBatch)
                {
                    break;
                }

                events.AddRange(revision);
                last++;
            }

            return (new(last, events.DrainToImmutable()), _changed.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
