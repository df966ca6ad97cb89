using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage;

/// <summary>A store that is opened when it is loaded, so that a host that is being put together does not wait for it.</summary>
internal sealed class DeferredStore(Func<IRegistryStore> open) : IRegistryStore, IDisposable
{
    private readonly Lazy<IRegistryStore> store = new(open);

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken) => store.Value.LoadAsync(cancellationToken);

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken) =>
        store.Value.ReadEventsAsync(after, upTo, limit, cancellationToken);

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken) => store.Value.OpenReadSessionAsync(cancellationToken);

    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) => store.Value.CommitAsync(batch, cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => store.Value.ProbeAsync(cancellationToken);

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken) =>
        store.Value.AppendResultsAsync(results, cancellationToken);

    public Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken) => store.Value.MarkRunAsync(run, cancellationToken);

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken) =>
        store.Value.CompactAsync(limits, cancellationToken);

    public Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken) => store.Value.BackupAsync(file, cancellationToken);

    public void Dispose()
    {
        if (store.IsValueCreated)
        {
            (store.Value as IDisposable)?.Dispose();
        }
    }
}
