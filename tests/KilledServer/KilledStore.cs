using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Server.Settings;
using ServiceRegistry.Storage;
using ServiceRegistry.Storage.Sqlite;
using SQLitePCL;

namespace KilledServer;

/// <summary>The store, whose process may end around and within a transaction.</summary>
internal sealed class KilledStore : IRegistryStore, IDisposable
{
    private readonly SqliteRegistryStore store;
    private readonly Kill kill;
    private bool endsInTransaction;
    private long events;

    private KilledStore(SqliteRegistryStore store, Kill kill)
    {
        this.store = store;
        this.kill = kill;

        // So little memory for pages that a part of each transaction is on the disk before it counts.
        using var command = store.Connection.CreateCommand();
        command.CommandText = "PRAGMA cache_size = 1; PRAGMA cache_spill = 1;";
        command.ExecuteNonQuery();
        raw.sqlite3_commit_hook(((SqliteConnection)store.Connection).Handle, OnCommit, null);
    }

    public static void Add(WebApplicationBuilder builder, Kill kill) => builder.Services.AddSingleton<IRegistryStore>(provider => new KilledStore(
        (SqliteRegistryStore)RegistryStorage.Open(
            new StorageOptions
            {
                ConnectionString = provider.GetRequiredService<RegistrySettings>().ConnectionString,
                Folder = builder.Environment.ContentRootPath,
            },
            provider.GetRequiredService<ILoggerFactory>()),
        kill));

    public async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        kill.At(KillPoint.BeforeCommit);
        endsInTransaction = kill.IsDue(KillPoint.InCommit);
        await store.CommitAsync(batch, cancellationToken);
        events += batch.Events.Count;
        kill.At(KillPoint.AfterCommit);
    }

    public async Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken)
    {
        var drops = events > limits.KeepEvents;
        endsInTransaction = drops && kill.IsDue(KillPoint.InCompaction);
        var step = await store.CompactAsync(limits, cancellationToken);
        if (drops)
        {
            kill.At(KillPoint.AfterCompaction);
        }

        return step;
    }

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken) => store.LoadAsync(cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken) =>
        store.ReadEventsAsync(after, upTo, limit, cancellationToken);

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken) =>
        store.AppendResultsAsync(results, cancellationToken);

    public Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken) => store.MarkRunAsync(run, cancellationToken);

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken) => store.OpenReadSessionAsync(cancellationToken);

    public Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken) => store.BackupAsync(file, cancellationToken);

    public void Dispose() => store.Dispose();

    // SQLite asks before each commit of a transaction that wrote; 0 lets it.
    private int OnCommit(object? _)
    {
        if (endsInTransaction)
        {
            Kill.Now();
        }

        return 0;
    }
}
