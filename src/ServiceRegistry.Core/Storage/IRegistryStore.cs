namespace ServiceRegistry.Core.Storage;

/// <summary>
/// Where the registry is kept. The three methods that write (<see cref="CommitAsync"/>, <see cref="AppendResultsAsync"/>,
/// <see cref="CompactAsync"/>) are called by the writer alone, one at a time; the others at any time, also at once.
/// </summary>
public interface IRegistryStore
{
    /// <summary>Everything as of the last commit. An empty store makes its epoch and is at revision 0.</summary>
    Task<StoredState> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of the batch in one transaction, or throws and has written nothing. When it returns, it is durable.</summary>
    Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// The events after one revision up to another, in order, whole revisions only: about <paramref name="limit"/> events,
    /// more only where one revision has more. Events and compacted revision are of the same moment.
    /// </summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive: a revision that was published.</param>
    /// <param name="limit">How many events to aim at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken);

    /// <summary>Adds results of checks to the history, in one transaction.</summary>
    Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken);

    /// <summary>One small step towards the limits: drops whole revisions from the log's beginning, and old results.</summary>
    Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken);

    /// <summary>A view of the history to query. It sees at least what was committed before it was opened.</summary>
    Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken);
}
