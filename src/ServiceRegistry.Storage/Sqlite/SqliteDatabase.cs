using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// The open database: the lock, the one connection that writes and checkpoints, and read-only contexts, which are opened after the
/// writer and closed before it.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private static readonly ConnectionSettings Settings = new();

    private readonly DatabaseLock held;
    private readonly SqliteFile file;
    private readonly PooledDbContextFactory<SqliteContext> readers;

    private SqliteDatabase(DatabaseLock held, SqliteFile file, SqliteContext writer)
    {
        this.held = held;
        this.file = file;
        Writer = writer;
        readers = new PooledDbContextFactory<SqliteContext>(Options(file.ForReading));
    }

    /// <summary>On the connection that writes; one caller at a time.</summary>
    public SqliteContext Writer { get; }

    public string Path => file.Path;

    public static SqliteDatabase Open(SqliteFile file)
    {
        file.CreateFolder();
        var held = DatabaseLock.Take(file.Path);
        SqliteContext? writer = null;
        try
        {
            writer = OpenWriter(file);
            SqliteSchema.Update(writer, file.Path);
            return new SqliteDatabase(held, file, writer);
        }
        catch (Exception problem)
        {
            writer?.Dispose();
            held.Dispose();
            if (problem is SqliteException cause)
            {
                throw new StorageException(SqliteProblem.Describe(cause, file.Path), cause);
            }

            throw;
        }
    }

    public SqliteContext OpenReader() => readers.CreateDbContext();

    /// <summary>Writes what is in the log of the writer back into the file, as far as no reader still needs it there.</summary>
    public void Checkpoint() => Writer.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>The same for all of it, and empties the log; for when nobody reads any more.</summary>
    public void CheckpointAll() => Writer.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");

    public void CloseReaders()
    {
        using var reader = new SqliteConnection(file.ForReading);
        SqliteConnection.ClearPool(reader);
    }

    public void Dispose()
    {
        CloseReaders();
        Writer.Dispose();
        held.Dispose();
    }

    private static SqliteContext OpenWriter(SqliteFile file)
    {
        var context = new SqliteContext(Options(file.ForWriting));
        try
        {
            context.Database.OpenConnection();
            context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static DbContextOptions<SqliteContext> Options(string connectionString) => new DbContextOptionsBuilder<SqliteContext>()
        .UseSqlite(connectionString)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .AddInterceptors(Settings)

        // A test holds the migrations against the model: at a start it would make the model a second time.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        .Options;
}
