using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core;

/// <summary>The registry: reads from snapshots, writes through one writer, tells what changed, checks what is registered.</summary>
public sealed class Registry : IAsyncDisposable
{
    /// <summary>Nothing runs before <see cref="StartAsync"/>. The store stays its owner's to dispose, after the registry.</summary>
    public Registry(
        IRegistryStore store, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
    }

    /// <summary>The registry as of the newest revision.</summary>
    public RegistrySnapshot Snapshot => throw new NotSupportedException();

    /// <summary>Changes up to this one are no longer in the log.</summary>
    public long CompactedRevision => throw new NotSupportedException();

    /// <summary>When this process began to serve it.</summary>
    public DateTimeOffset StartedAt => throw new NotSupportedException();

    /// <summary>The processes that share it; in the embedded mode this one.</summary>
    public IReadOnlyList<MemberInfo> Members => throw new NotSupportedException();

    /// <summary>What is not as usual; empty in good times.</summary>
    public IReadOnlyList<RegistryCondition> Conditions => throw new NotSupportedException();

    /// <summary>Loads what is stored, and begins to write, to check and to watch leases.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Applies a command. When it returns, the change is durable and published.</summary>
    /// <exception cref="StorageUnavailableException">It could not be made durable, and nothing changed.</exception>
    public Task<CommandResult> ExecuteAsync(RegistryCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Every change from now on, or every one after a revision and then those from now on, in order, none missing, none twice. A
    /// batch without events is a bookmark: the first says that the watch is live, more follow at least once a minute. Ends when
    /// the registry stops.
    /// </summary>
    /// <param name="since">A revision, exclusive; null for from now on.</param>
    /// <param name="epoch">The epoch that <paramref name="since"/> is of; null for this one.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="Watching.WatchException">It cannot begin or go on.</exception>
    public IAsyncEnumerable<EventBatch> WatchAsync(long? since, string? epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Waits until the snapshot is of this revision or a later one; false where it is not in time.</summary>
    public Task<bool> WaitForRevisionAsync(long revision, TimeSpan timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Renews an instance's lease. Makes no revision and no transaction.</summary>
    public CommandResult RenewLease(Guid instanceId) => throw new NotSupportedException();

    /// <summary>The lease of an instance; null where it has none.</summary>
    public LeaseTimes? LeaseOf(Guid instanceId) => throw new NotSupportedException();

    /// <summary>Runs a check now and waits for its result.</summary>
    public Task<CheckRun> RunCheckAsync(Guid checkId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes the result of a check that the service itself reports.</summary>
    public Task<CheckRun> ReportHealthAsync(Guid checkId, CheckOutcome outcome, string? output, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>How a check is doing; fresh where nothing is known of it.</summary>
    public CheckRuntime RuntimeOf(Guid checkId) => throw new NotSupportedException();

    /// <summary>The last results of a check that are in memory, newest first.</summary>
    public IReadOnlyList<StoredResult> RecentResults(Guid checkId) => throw new NotSupportedException();

    /// <summary>A view of the history to query, which has all results that were answered.</summary>
    public Task<IStoreReadSession> OpenHistoryAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
