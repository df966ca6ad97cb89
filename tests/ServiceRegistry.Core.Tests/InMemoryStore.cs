using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests;

/// <summary>A store that keeps everything in memory, holds what it is given against the port's promises, and can fail.</summary>
internal sealed class InMemoryStore : IRegistryStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Instance> instances = [];
    private readonly Dictionary<ServiceKey, ServiceDescription> services = [];
    private readonly List<RegistryEvent> events = [];
    private readonly List<StoredResult> results = [];
    private readonly List<RememberedOperation> operations = [];
    private readonly List<StoredStatus> statuses = [];
    private readonly List<ServerRun> runs = [];
    private int marks;
    private long revision;
    private long compacted;
    private int writing;

    /// <summary>Thrown by whatever writes, while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Loaded in place of the time of the newest event: as if another clock had made it.</summary>
    public DateTimeOffset? NewestEventAt { get; set; }

    /// <summary>Awaited by a commit before it does anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Called by a commit before it does anything, and may fail it.</summary>
    public Action<CommitBatch>? OnCommit { get; set; }

    /// <summary>Called by a reading of the log before it does anything.</summary>
    public Action? OnRead { get; set; }

    /// <summary>Takes the place of compaction.</summary>
    public Func<CompactionLimits, CompactionStep>? OnCompact { get; set; }

    public List<CommitBatch> Commits { get; } = [];

    public IReadOnlyList<StoredResult> Results
    {
        get
        {
            lock (gate)
            {
                return [.. this.results];
            }
        }
    }

    /// <summary>Keeps a status that no commit brought.</summary>
    public void Add(StoredStatus status)
    {
        lock (gate)
        {
            statuses.Add(status);
        }
    }

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(new StoredState
            {
                Epoch = "epoch",
                Revision = this.revision,
                CompactedRevision = compacted,
                LastResultId = this.results.Select(result => result.Id).DefaultIfEmpty().Max(),
                NewestEventAt = NewestEventAt ?? this.events.LastOrDefault()?.At,
                Instances = [.. instances.Values],
                Services = [.. services.Values],
                Operations = [.. operations],
            });
        }
    }

    public async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        await Gate;
        ThrowIfFailing();
        OnCommit?.Invoke(batch);
        lock (gate)
        {
            Apply(batch);
        }
    }

    public Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        ThrowIfFailing();
        return Task.CompletedTask;
    }

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        OnRead?.Invoke();
        lock (gate)
        {
            var events = new List<RegistryEvent>();
            var last = after;
            foreach (var revision in this.events.Where(change => change.Revision > after && change.Revision <= upTo).GroupBy(change => change.Revision))
            {
                if (events.Count > 0 && events.Count + revision.Count() > limit)
                {
                    return Task.FromResult(new StoredEvents(events, last, compacted));
                }

                events.AddRange(revision);
                last = revision.Key;
            }

            return Task.FromResult(new StoredEvents(events, upTo, compacted));
        }
    }

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        ThrowIfFailing();
        lock (gate)
        {
            this.results.AddRange(results);
        }

        return Task.CompletedTask;
    }

    /// <summary>How often a server has said that it runs.</summary>
    public int Marks => Volatile.Read(ref marks);

    public Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken)
    {
        using (OnlyWriter())
        {
            ThrowIfFailing();
            lock (gate)
            {
                runs.RemoveAll(known => known.Id == run.Id);
                runs.Add(run);
            }
        }

        Interlocked.Increment(ref marks);
        return Task.CompletedTask;
    }

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken)
    {
        using var only = OnlyWriter();
        ThrowIfFailing();
        if (OnCompact is { } compact)
        {
            return Task.FromResult(compact(limits));
        }

        lock (gate)
        {
            var surplus = Math.Min(this.events.Count - limits.KeepEvents, limits.MaxRows);
            if (surplus > 0)
            {
                compacted = this.events[surplus - 1].Revision;
                this.events.RemoveAll(change => change.Revision <= compacted);
            }

            return Task.FromResult(new CompactionStep(compacted, this.events.Count <= limits.KeepEvents));
        }
    }

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IStoreReadSession>(new Session([.. this.events], [.. this.results], [.. statuses], [.. runs]));
        }
    }

    public Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Apply(CommitBatch batch)
    {
        batch.FromRevision.ShouldBe(this.revision);
        batch.Events.Select(change => change.Revision).Distinct()
            .ShouldBe(Enumerable.Range(1, (int)(batch.Revision - batch.FromRevision)).Select(step => batch.FromRevision + step));
        foreach (var instance in batch.InstancesUpserted)
        {
            instances[instance.Id] = instance;
        }

        foreach (var id in batch.InstancesRemoved)
        {
            instances.Remove(id).ShouldBeTrue();
        }

        foreach (var service in batch.ServicesUpserted)
        {
            services[service.Key] = service;
        }

        foreach (var key in batch.ServicesRemoved)
        {
            services.Remove(key).ShouldBeTrue();
        }

        this.events.AddRange(batch.Events);
        statuses.AddRange(batch.Events.Select(StoredStatus.EndedBy).OfType<StoredStatus>());
        operations.RemoveAll(operation => operation.At < batch.ForgetOperationsBefore);
        operations.AddRange(batch.Operations);
        this.revision = batch.Revision;
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
        Interlocked.Increment(ref writing).ShouldBe(1, "two writes at once");
        return new(this);
    }

    private readonly struct Scope(InMemoryStore store) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref store.writing);
    }

    private sealed class Session(List<RegistryEvent> events, List<StoredResult> results, List<StoredStatus> statuses, List<ServerRun> runs)
        : IStoreReadSession
    {
        public IQueryable<RegistryEvent> Events => events.AsQueryable();

        public IQueryable<StoredResult> Results => results.AsQueryable();

        public IQueryable<StoredStatus> Statuses => statuses.AsQueryable();

        public IQueryable<ServerRun> Runs => runs.AsQueryable();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
