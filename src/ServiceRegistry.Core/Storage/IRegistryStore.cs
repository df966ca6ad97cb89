namespace ServiceRegistry.Core.Storage;

/// <summary>
/// Where the registry is kept. The methods that write (<see cref="CommitAsync"/>, <see cref="ProbeAsync"/>, <see cref="AppendResultsAsync"/>,
/// <see cref="MarkRunAsync"/>, <see cref="CompactAsync"/>) are called by the writer alone, one at a time; the others at any time, also at once.
/// </summary>
public interface IRegistryStore
{
    /// <summary>Everything as of the last commit. An empty store makes its epoch and is at revision 0.</summary>
    Task<StoredState> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of the batch in one transaction, or throws and has written nothing. When it returns, it is durable.</summary>
    Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes something of the size of an ordinary commit and takes it away again, or throws what a commit would.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The events after one revision up to another, in order, whole revisions only: about <paramref name="limit"/> events,
    /// more only where one revision has more. Events and compacted revision are of the same moment.
    /// </summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive: a revision that was published.</param>
    /// <param name="limit">How many events to aim at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken);

    /// <summary>Adds results of checks to the history, with their ids, in one transaction.</summary>
    Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken);

    /// <summary>Keeps how long a server has been running; what was said of that run before is replaced.</summary>
    Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken);

    /// <summary>One small step towards the limits: drops whole revisions from the log's beginning, and old results.</summary>
    Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken);

    /// <summary>A view of the history to query. It sees at least what was committed before it was opened.</summary>
    Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken);

    /// <summary>Copies all that is stored, as of one commit, into a file of its own; commits go on meanwhile. One at a time: the next one waits.</summary>
    /// <param name="file">The file to make; there must be none yet. It has its name only when it is whole.</param>
    /// <param name="cancellationToken">Ends it without a file.</param>
    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken);
}
