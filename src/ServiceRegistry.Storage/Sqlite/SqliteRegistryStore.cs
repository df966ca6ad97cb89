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

    private SqliteRegistryStore(SqliteDatabase database, ILogger logger)
    {
        this.database = database;
        writer = new BatchWriter(database.Writer);
        compactor = new Compactor(database.Writer);
        checkpoints = new Checkpoints(database, logger);
    }

    /// <summary>The one that writes; for tests that make it fail.</summary>
    internal DbConnection Connection => database.Writer.Database.GetDbConnection();

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
        try
        {
            return Read(StateReader.Read, cancellationToken);
        }
        catch (SqliteException problem)
        {
            // A file that is damaged behind its head opens: it is found out here, where the start still can be refused in words.
            throw new StorageException(SqliteProblem.Describe(problem, database.Path), problem);
        }
    }

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken) =>
        Read(context => EventReader.Read(context, after, upTo, limit), cancellationToken);

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
            checkpoints.Wrote(batch.Events.Count + batch.InstancesUpserted.Count + batch.Operations.Count);
            return true;
        },
        cancellationToken);

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken) => WriteAsync(
        "Results of checks were not stored.",
        () =>
        {
            writer.Write(results);
            checkpoints.Wrote(results.Count);
            return true;
        },
        cancellationToken);

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken) => WriteAsync(
        "The history was not cut down.",
        () =>
        {
            var step = compactor.Step(limits);

            // As if it dropped all that it may: in quiet times that is what brings the log back into the file.
            checkpoints.Wrote(limits.MaxRows);
            return step;
        },
        cancellationToken);

    public void Dispose()
    {
        database.CloseReaders();
        checkpoints.Finish();
        writer.Dispose();
        database.Dispose();
    }

    private static void BeginHistory(RegistryContext context)
    {
        if (context.Heads.Any())
        {
            return;
        }

        using var heads = new RowWriter<HeadRow>(context, replaces: false);
        using var transaction = context.Database.BeginTransaction();
        heads.Write(new HeadRow { Epoch = Guid.NewGuid().ToString("N"), Revision = 0, CompactedRevision = 0 }, transaction.GetDbTransaction());
        transaction.Commit();
    }

    private Task<T> Read<T>(Func<SqliteContext, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        using var context = database.OpenReader();
        context.Database.OpenConnection();

        // Deferred: what EF begins by itself would ask for the lock to write, which a reader is not given.
        using var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        context.Database.UseTransaction(transaction);
        return Task.FromResult(read(context));
    }

    private async Task<T> WriteAsync<T>(string failure, Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await checkpoints.WhenIdle();
        try
        {
            return write();
        }
        catch (SqliteException problem)
        {
            throw new StorageUnavailableException($"{failure} {SqliteProblem.Describe(problem, database.Path)}", problem);
        }
        catch (DbUpdateException problem) when (problem.InnerException is SqliteException cause)
        {
            throw new StorageUnavailableException($"{failure} {SqliteProblem.Describe(cause, database.Path)}", problem);
        }
    }
}
