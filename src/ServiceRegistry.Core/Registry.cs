using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core;

/// <summary>The registry: reads from snapshots, writes through one writer, tells what changed, checks what is registered.</summary>
/// <remarks>Nothing runs before <see cref="StartAsync"/>; until it is loaded, the other members throw. The store stays its owner's to dispose, after the registry.</remarks>
public sealed class Registry(
    IRegistryStore store, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics) : IAsyncDisposable
{
    private RunningRegistry? running;
    private bool isStarting;
    private bool isDisposed;

    /// <summary>The registry as of the newest revision.</summary>
    public RegistrySnapshot Snapshot => Running.Writer.Snapshot;

    /// <summary>Changes up to this one are no longer in the log.</summary>
    public long CompactedRevision => Running.Compaction.CompactedRevision;

    /// <summary>When this process began to serve it.</summary>
    public DateTimeOffset StartedAt => Running.StartedAt;

    /// <summary>The processes that share it; in the embedded mode this one.</summary>
    public IReadOnlyList<MemberInfo> Members =>
    [
        new(
            Running.MemberId, options.MemberName, options.MemberUrl, StartedAt, Micro.Cut(time.GetUtcNow()), Snapshot.Revision, Snapshot.CheckCount, IsSelf: true),
    ];

    /// <summary>What is not as usual; empty in good times.</summary>
    public IReadOnlyList<RegistryCondition> Conditions => Running.Writer.Failure is { } failure ? [failure] : [];

    private RunningRegistry Running =>
        Volatile.Read(ref this.running) ?? throw new InvalidOperationException("The registry is not started yet.");

    /// <summary>Loads what is stored, and begins to write, to check and to watch leases. To be called once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isStarting, true))
        {
            throw new InvalidOperationException("The registry is started already.");
        }

        var state = await store.LoadAsync(cancellationToken);
        var loaded = new RunningRegistry(state, store, strategies, options, time, diagnostics);
        loaded.Start();
        Volatile.Write(ref running, loaded);
    }

    /// <summary>Applies a command. When it returns, the change is durable and published.</summary>
    /// <exception cref="StorageUnavailableException">It could not be made durable, and nothing changed.</exception>
    public Task<CommandResult> ExecuteAsync(RegistryCommand command, CancellationToken cancellationToken) =>
        Running.Writer.ExecuteAsync(command, cancellationToken);

    /// <summary>
    /// Every change from now on, or every one after a revision and then those from now on, in order, none missing, none twice. A
    /// batch without events is a bookmark: the first says that the watch is live, more follow at least once a minute. Ends when
    /// the registry stops. To be read once.
    /// </summary>
    /// <param name="since">A revision, exclusive; null for from now on, which is the moment of this call.</param>
    /// <param name="epoch">The epoch that <paramref name="since"/> is of; null for this one.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="Watching.WatchException">It cannot begin, or, while it is read, cannot go on.</exception>
    public IAsyncEnumerable<EventBatch> WatchAsync(long? since, string? epoch, CancellationToken cancellationToken) =>
        Running.Feed.WatchAsync(since, epoch, cancellationToken);

    /// <summary>Waits until the snapshot is of this revision or a later one; false where it is not in time.</summary>
    public Task<bool> WaitForRevisionAsync(long revision, TimeSpan timeout, CancellationToken cancellationToken) =>
        Running.Feed.WaitForAsync(revision, timeout, time, cancellationToken);

    /// <summary>Renews an instance's lease. Makes no revision and no transaction.</summary>
    public CommandResult RenewLease(Guid instanceId)
    {
        var snapshot = Snapshot;
        if (snapshot.FindInstance(instanceId) is not { } instance)
        {
            return new(snapshot, [new ObjectNotFound($"There is no instance {instanceId}.", instanceId)], []);
        }

        if (instance.LeaseTtl is null)
        {
            return new(snapshot, [new InvalidValue("The instance has no lease to renew.", ["input", "id"], ErrorCode.NoLease)], []);
        }

        return Running.Leases.Renew(instanceId)
            ? new(snapshot, [], [new(null, instance.Service, instanceId, Instance: instance)])
            : new(snapshot, [new ObjectNotFound($"The lease of the instance {instanceId} has just ended.", instanceId)], []);
    }

    /// <summary>The lease of an instance; null where it has none.</summary>
    public LeaseTimes? LeaseOf(Guid instanceId) => Running.Leases.Find(instanceId);

    /// <summary>Runs a check now, or joins the run that goes on, and waits for its result.</summary>
    /// <exception cref="StorageUnavailableException">The result turns the check, which could not be stored.</exception>
    public Task<CheckRun> RunCheckAsync(Guid checkId, CancellationToken cancellationToken) =>
        Running.Checks.RunNowAsync(checkId, cancellationToken);

    /// <summary>Takes the result of a check that the service itself reports.</summary>
    /// <exception cref="StorageUnavailableException">The result turns the check, which could not be stored.</exception>
    public Task<CheckRun> ReportHealthAsync(Guid checkId, CheckOutcome outcome, string? output, CancellationToken cancellationToken) =>
        Running.Checks.ReportAsync(checkId, outcome, output, cancellationToken);

    /// <summary>How a check is doing; fresh where nothing is known of it.</summary>
    public CheckRuntime RuntimeOf(Guid checkId) => Running.Checks.RuntimeOf(checkId);

    /// <summary>The last results of a check that are in memory, newest first.</summary>
    public IReadOnlyList<StoredResult> RecentResults(Guid checkId) => Running.Checks.ResultsOf(checkId);

    /// <summary>A view of the history to query, which has all results that were answered.</summary>
    public async Task<IStoreReadSession> OpenHistoryAsync(CancellationToken cancellationToken)
    {
        await Running.History.FlushAsync(cancellationToken);
        return await store.OpenReadSessionAsync(cancellationToken);
    }

    /// <summary>Ends checks and watches, writes what is on its way, and takes no more commands. Once is enough.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref isDisposed, true) && Volatile.Read(ref this.running) is { } running)
        {
            await running.DisposeAsync();
        }
    }
}
