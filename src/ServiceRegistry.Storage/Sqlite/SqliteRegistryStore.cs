using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;
using ServiceRegistry.Storage.Querying;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>The registry in one SQLite file. SQLite knows no asynchronous calls: every method has finished when it returns.</summary>
internal sealed class SqliteRegistryStore : IRegistryStore, IDisposable
{
    private readonly SqliteDatabase database;
    private readonly BatchWriter writer;
    private readonly Compactor compactor;
    private readonly Checkpoints checkpoints;
    private readonly LockPatience patience;
    private readonly SemaphoreSlim backup = new(1, 1);

    private SqliteRegistryStore(SqliteDatabase database, ILogger logger)
    {
        this.database = database;
        writer = new BatchWriter(database.Writer);
        compactor = new Compactor(database.Writer);
        checkpoints = new Checkpoints(database, logger);
        patience = new LockPatience(database.Writer);
    }

    /// <summary>The one that writes; for tests that make it fail.</summary>
    internal DbConnection Connection => database.Writer;

    public static SqliteRegistryStore Open(SqliteFile file, ILogger logger)
    {
        var database = SqliteDatabase.Open(file);
        try
        {
            BeginHistory(database.Writer);
            return new SqliteRegistryStore(database, logger);
        }
        catch (Exception problem)
        {
            database.Dispose();
            if (problem is SqliteException cause)
            {
                throw new StorageException(SqliteProblem.Describe(cause, file.Path), cause);
            }

            throw;
        }
    }

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<StoredState>(cancellationToken);
        }

        try
        {
            using var connection = database.OpenReadConnection();
            using var transaction = connection.BeginTransaction(deferred: true);
            return Task.FromResult(StateReader.Read(connection, transaction));
        }
        catch (SqliteException problem)
        {
            // A file that is damaged behind its head opens: it is found out here, where the start still can be refused in words.
            throw new StorageException(SqliteProblem.Describe(problem, database.Path), problem);
        }
    }

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<StoredEvents>(cancellationToken);
        }

        using var context = database.OpenReader();
        context.Database.OpenConnection();

        // Deferred: what EF begins by itself would ask for the lock to write, which a reader is not given.
        using var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        context.Database.UseTransaction(transaction);
        return Task.FromResult(EventReader.Read(context, after, upTo, limit));
    }

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<IStoreReadSession>(cancellationToken)
            : Task.FromResult<IStoreReadSession>(new ReadSession(database.OpenReader()));

    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) => WriteAsync(
        "The change was not stored.",
        () =>
        {
            writer.Write(batch);
            compactor.Added(batch.Events.Count);
            checkpoints.Wrote();
            return true;
        },
        cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => WriteAsync(
        "The store does not take changes.",
        () =>
        {
            RoomProbe.Write(database.Writer);
            checkpoints.Wrote();
            return true;
        },
        cancellationToken);

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken) => WriteAsync(
        "Results of checks were not stored.",
        () =>
        {
            writer.Write(results);
            checkpoints.Wrote();
            return true;
        },
        cancellationToken);

    public Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken) => WriteAsync(
        "That the server runs was not stored.",
        () =>
        {
            writer.Write(run);
            return true;
        },
        cancellationToken);

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken) => WriteAsync(
        "The history was not cut down.",
        () =>
        {
            var step = compactor.Step(limits);
            checkpoints.WroteLittle();
            return step;
        },
        cancellationToken);

    public async Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken)
    {
        await backup.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = database.OpenReadConnection();
                    return SqliteBackup.Write(connection, file, cancellationToken);
                },
                cancellationToken);
        }
        catch (Exception problem) when (problem is StorageException or SqliteException)
        {
            throw new StorageUnavailableException($"The backup was not made. {problem.Message}", problem);
        }
        finally
        {
            backup.Release();
        }
    }

    public void Dispose()
    {
        backup.Dispose();
        database.CloseReaders();
        checkpoints.Finish();
        writer.Dispose();
        compactor.Dispose();
        database.Dispose();
    }

    private static void BeginHistory(SqliteConnection connection)
    {
        if (Statement.Scalar(connection, null, "SELECT 1 FROM head") is not null)
        {
            return;
        }

        using var texts = new JsonTexts();
        using var heads = new RowWriter<HeadRow>(connection, Tables.Head, replaces: false, texts);
        using var transaction = connection.BeginTransaction();
        heads.Write(new HeadRow { Epoch = Guid.NewGuid().ToString("N"), Revision = 0, CompactedRevision = 0 });
        transaction.Commit();
    }

    private async Task<T> WriteAsync<T>(string failure, Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await checkpoints.WhenIdle();
        try
        {
            var written = write();
            patience.Wrote();
            return written;
        }
        catch (SqliteException problem)
        {
            if (SqliteProblem.IsLocked(problem))
            {
                patience.WasLocked();
            }

            throw new StorageUnavailableException($"{failure} {SqliteProblem.Describe(problem, database.Path)}", problem);
        }
    }
}
