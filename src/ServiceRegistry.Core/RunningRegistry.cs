using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Deadlines;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Core.Watching;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core;

/// <summary>The parts of a registry that runs, and their order at start and at end.</summary>
internal sealed class RunningRegistry : IAsyncDisposable
{
    private readonly LeaseWatch leaseWatch;
    private readonly DeadlineWatch deadlines;
    private readonly StorageProbe probe;
    private Task writing = Task.CompletedTask;

    public RunningRegistry(
        StoredState state, IRegistryStore store, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        StartedAt = Micro.Cut(time.GetUtcNow());
        var snapshot = RegistryState.Restore(state, StartedAt);
        Leases = new(time);
        Leases.Restart(snapshot);
        deadlines = new(snapshot, time, diagnostics);
        Checks = new(strategies, options, time, diagnostics);
        Feed = new(store, snapshot, () => Compaction!.CompactedRevision, () => Writer!.Snapshot.Revision, options, time);
        Writer = new(snapshot, state.NewestEventAt, store, options, time, diagnostics, Leases, [Leases, deadlines, Checks, Feed]);
        History = new(state.LastResultId, Writer, time, diagnostics);
        Results = new(store, Checks, History, time);
        RunWatch = new(MemberId, StartedAt, Writer, time, diagnostics);
        Statuses = new(store, options.HistoryRetentionAge, RunWatch);
        Compaction = new(state.CompactedRevision, Writer, options, time, diagnostics);
        probe = new(Writer, time, diagnostics);
        LeasePause = new(time, options.LeasePause);
        leaseWatch = new(Leases, LeasePause, Writer, time, diagnostics);
    }

    public DateTimeOffset StartedAt { get; }

    public Guid MemberId { get; } = Guid.NewGuid();

    public Writer Writer { get; }

    public LeaseTable Leases { get; }

    public LeasePause LeasePause { get; }

    public CheckScheduler Checks { get; }

    public ResultHistory History { get; }

    public ResultReader Results { get; }

    public RunWatch RunWatch { get; }

    public StatusHistory Statuses { get; }

    public EventFeed Feed { get; }

    public CompactionWatch Compaction { get; }

    /// <summary>What is not as usual.</summary>
    public IReadOnlyList<RegistryCondition> Conditions =>
        [.. new[] { Writer.Failure, LeasePause.Condition, Checks.Doubt.Condition, Checks.Overload }.OfType<RegistryCondition>()];

    public async Task StartAsync()
    {
        await Checks.StartAsync(Writer, History);
        writing = Task.Run(Writer.WriteAsync);
        leaseWatch.Start();
        deadlines.Start(Writer);
        History.Start();
        RunWatch.Start();
        Compaction.Start();
        probe.Start();
    }

    public async ValueTask DisposeAsync()
    {
        // Those that make commands end first; then what they asked for is written, and told.
        await Checks.DisposeAsync();
        await leaseWatch.DisposeAsync();
        await deadlines.DisposeAsync();
        await Compaction.DisposeAsync();
        await probe.DisposeAsync();
        await History.DisposeAsync();
        await RunWatch.DisposeAsync();
        Writer.Complete();
        await writing;
        Feed.Dispose();
    }
}
