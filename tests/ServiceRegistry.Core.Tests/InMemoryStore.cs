using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests;

/// <summary>A store that keeps everything in memory, holds what it is given against the port's promises, and can fail.</summary>
internal sealed class InMemoryStore : IRegistryStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Instance> _instances = [];
    private readonly Dictionary<ServiceKey, ServiceDescription> _services = [];
    private readonly List<RegistryEvent> _events = [];
    private readonly List<StoredResult> _results = [];
    private readonly List<RememberedOperation> _operations = [];
    private long _revision;
    private long _compacted;
    private int _writing;

    /// <summary>Thrown by whatever writes, while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Awaited by a commit before it does anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Called by a reading of the log before it does anything.</summary>
    public Action? OnRead { get; set; }

    public List<CommitBatch> Commits { get; } = [];

    public IReadOnlyList<StoredResult> Results
    {
        get
        {
            lock (_gate)
            {
                return [.. _results];
            }
        }
    }

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new StoredState
            {
                Epoch = "epoch",
                Revision = _revision,
                CompactedRevision = _compacted,
                Instances = [.. _instances.Values],
                Services = [.. _services.Values],
                Operations = [.. _operations],
            });
        }
    }

    public async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        await Gate;
        ThrowIfFailing();
        lock (_gate)
        {
            Apply(batch);
        }
    }

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        OnRead?.Invoke();
        lock (_gate)
        {
            var events = new List<RegistryEvent>();
            var last = after;
            foreach (var revision in _events.Where(change => change.Revision > after && change.Revision <= upTo).GroupBy(change => change.Revision))
            {
                if (events.Count > 0 && events.Count + revision.Count() > limit)
                {
                    return Task.FromResult(new StoredEvents(events, last, _compacted));
                }

                events.AddRange(revision);
                last = revision.Key;
            }

            return Task.FromResult(new StoredEvents(events, upTo, _compacted));
        }
    }

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        ThrowIfFailing();
        lock (_gate)
        {
            _results.AddRange(results.Select(result => result with { Id = _results.Count + 1 }));
        }

        return Task.CompletedTask;
    }

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        ThrowIfFailing();
        lock (_gate)
        {
            var surplus = Math.Min(_events.Count - limits.KeepEvents, limits.MaxRows);
            if (surplus > 0)
            {
                _compacted = _events[surplus - 1].Revision;
                _events.RemoveAll(change => change.Revision <= _compacted);
            }

            return Task.FromResult(new CompactionStep(_compacted, _events.Count <= limits.KeepEvents));
        }
    }

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IStoreReadSession>(new Session([.. _events], [.. _results]));
        }
    }

    private void Apply(CommitBatch batch)
    {
        batch.FromRevision.ShouldBe(_revision);
        batch.Events.Select(change => change.Revision).Distinct()
            .ShouldBe(Enumerable.Range(1, (int)(batch.Revision - batch.FromRevision)).Select(step => batch.FromRevision + step));
        foreach (var instance in batch.InstancesUpserted)
        {
            _instances[instance.Id] = instance;
        }

        foreach (var id in batch.InstancesRemoved)
        {
            _instances.Remove(id).ShouldBeTrue();
        }

        foreach (var service in batch.ServicesUpserted)
        {
            _services[service.Key] = service;
        }

        foreach (var key in batch.ServicesRemoved)
        {
            _services.Remove(key).ShouldBeTrue();
        }

        _events.AddRange(batch.Events);
        _operations.RemoveAll(operation => operation.At < batch.ForgetOperationsBefore);
        _operations.AddRange(batch.Operations);
        _revision = batch.Revision;
        Commits.Add(batch);
    }

    private void ThrowIfFailing()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }

    private Scope OnlyWriter()
    {
        Interlocked.Increment(ref _writing).ShouldBe(1, "two writes at once");
        return new(this);
    }

    private readonly struct Scope(InMemoryStore store) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref store._writing);
    }

    private sealed class Session(List<RegistryEvent> events, List<StoredResult> results) : IStoreReadSession
    {
        public IQueryable<RegistryEvent> Events => events.AsQueryable();

        public IQueryable<StoredResult> Results => results.AsQueryable();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
