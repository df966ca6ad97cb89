using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core;

/// <summary>The registry: reads from snapshots, writes through one writer, tells what changed, checks what is registered.</summary>
/// <remarks>Nothing runs before <see cref="StartAsync"/>; until it is loaded, the other members throw. The store stays its owner's to dispose, after the registry.</remarks>
public sealed class Registry(
    IRegistryStore store, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics,
    CheckSecrets? secrets = null) : IAsyncDisposable
{
    private RunningRegistry? running;
    private Task<StoredState>? loading;
    private bool isStarting;
    private TaskCompletionSource? stopped;

    /// <summary>The registry as of the newest revision.</summary>
    public RegistrySnapshot Snapshot => Running.Writer.Snapshot;

    /// <summary>Changes up to this one are no longer in the log.</summary>
    public long CompactedRevision => Running.Compaction.CompactedRevision;

    /// <summary>When this process began to serve it.</summary>
    public DateTimeOffset StartedAt => Running.StartedAt;

    /// <summary>What its clock says.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The processes that share it; in the embedded mode this one.</summary>
    public IReadOnlyList<MemberInfo> Members =>
    [
        new(
            Running.MemberId, options.MemberName, options.MemberUrl, StartedAt, Micro.Cut(time.GetUtcNow()), Snapshot.Revision, Snapshot.CheckCount, IsSelf: true),
    ];

    /// <summary>What is not as usual; empty in good times.</summary>
    public IReadOnlyList<RegistryCondition> Conditions => Running.Conditions;

    /// <summary>How the running of checks keeps up, in this process.</summary>
    public CheckLoad CheckLoad => Running.Checks.Load;

    private RunningRegistry Running =>
        Volatile.Read(ref this.running) ?? throw new InvalidOperationException("The registry is not started yet.");

    /// <summary>Loads what is stored, beside what else there is to do before <see cref="StartAsync"/>, which then does not do it. To be called once.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) => await (loading = Task.Run(() => store.LoadAsync(cancellationToken), cancellationToken));

    /// <summary>Loads what is stored, and begins to write, to check and to watch leases. To be called once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isStarting, true))
        {
            throw new InvalidOperationException("The registry is started already.");
        }

        var stored = await (loading ?? store.LoadAsync(cancellationToken));
        var state = secrets?.Open(stored) ?? stored;
        loading = null;
        var loaded = new RunningRegistry(state, store, strategies, options, time, diagnostics);
        await loaded.StartAsync();
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

    /// <summary>The revision behind which a watch begins: the one given, where it is good, or the newest.</summary>
    /// <param name="since">A revision, exclusive; null for from now on, which is the moment of this call.</param>
    /// <param name="epoch">The epoch that <paramref name="since"/> is of; null for this one.</param>
    /// <exception cref="Watching.WatchException">It is no good.</exception>
    public long BeginWatch(long? since, string? epoch) => Running.Feed.Begin(since, epoch);

    /// <summary>All changes between two revisions, in order; the last batch ends at the second one.</summary>
    /// <param name="after">A revision, exclusive.</param>
    /// <param name="upTo">A revision that was told to watchers, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Watching.WatchException">They are no longer in the log.</exception>
    public IAsyncEnumerable<EventBatch> ReadEventsAsync(long after, long upTo, CancellationToken cancellationToken) =>
        Running.Feed.ReadAsync(after, upTo, cancellationToken);

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

    /// <summary>What the runs of checks gave.</summary>
    public ResultReader Results => Running.Results;

    /// <summary>How long instances and services had which status.</summary>
    public StatusHistory Statuses => Running.Statuses;

    /// <summary>A view of the log to query; of results it may lack the last ones.</summary>
    public Task<IStoreReadSession> OpenLogAsync(CancellationToken cancellationToken) => store.OpenReadSessionAsync(cancellationToken);

    /// <summary>Copies all that is stored, as of one commit, into a file of its own; everything else goes on meanwhile.</summary>
    /// <param name="file">The file to make; there must be none yet. It has its name only when it is whole.</param>
    /// <param name="cancellationToken">Ends it without a file.</param>
    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    public Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken) => store.BackupAsync(file, cancellationToken);

    /// <summary>
    /// Ends checks and watches, writes what is on its way, and takes no more commands. Once is enough; a second caller waits for the first,
    /// as what comes next takes the store away.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref stopped, mine, null) is { } another)
        {
            await another.Task;
            return;
        }

        try
        {
            if (Volatile.Read(ref this.running) is { } running)
            {
                await running.DisposeAsync();
            }
        }
        finally
        {
            mine.SetResult();
        }
    }
}
