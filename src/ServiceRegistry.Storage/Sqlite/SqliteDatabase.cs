using Microsoft.Data.Sqlite;
using ServiceRegistry.Storage.Writing;
using SQLitePCL;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// The open database: the lock, the one connection that writes and checkpoints, and read-only ones, which are opened after the
/// writer and closed before it. EF Core is for queries; making its model takes longer than all else at a start, which goes without.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly DatabaseLock held;
    private readonly SqliteFile file;
    private readonly Lazy<SqliteReaders> readers;

    private SqliteDatabase(DatabaseLock held, SqliteFile file, SqliteConnection writer)
    {
        this.held = held;
        this.file = file;
        Writer = writer;
        readers = new Lazy<SqliteReaders>(() => new SqliteReaders(file.ForReading));
    }

    /// <summary>The connection that writes; one caller at a time.</summary>
    public SqliteConnection Writer { get; }

    public string Path => file.Path;

    public static SqliteDatabase Open(SqliteFile file)
    {
        file.CreateFolder();
        var held = DatabaseLock.Take(file.Path);
        SqliteConnection? writer = null;
        try
        {
            writer = new SqliteConnection(file.ForWriting);
            writer.Open();
            RefuseReadOnly(writer, file.Path);
            ConnectionSettings.Apply(writer);
            Statement.Execute(writer, null, "PRAGMA journal_mode = WAL");
            TryToWrite(writer);
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

    /// <summary>For queries.</summary>
    public SqliteContext OpenReader() => readers.Value.Open();

    /// <summary>For what is read as it stands.</summary>
    public SqliteConnection OpenReadConnection() => ConnectionSettings.Open(file.ForReading);

    /// <summary>How many pages the writer has put into the log since it was asked last.</summary>
    public int TakePagesWritten()
    {
        raw.sqlite3_db_status(Writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Writes what is in the log of the writer back into the file, as far as no reader still needs it there.</summary>
    public void Checkpoint() => Statement.Execute(Writer, null, "PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>The same for all of it, and empties the log; for when nobody reads any more.</summary>
    public void CheckpointAll() => Statement.Execute(Writer, null, "PRAGMA wal_checkpoint(TRUNCATE)");

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

    // SQLite opens a file that it may not write to all the same, and tells of it with the first change. To be asked before the first
    // statement, which makes the files beside it, as little to be written as it is.
    private static void RefuseReadOnly(SqliteConnection connection, string path)
    {
        if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
        {
            throw new StorageException(SqliteProblem.CannotBeWritten(path));
        }
    }

    // Throws where the files beside it, which a killed process of another user may have left, cannot be written.
    private static void TryToWrite(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
        command.CommandTimeout = 1;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException problem) when (SqliteProblem.IsLocked(problem))
        {
            // Whoever waits for a lock may write. The first change waits for it longer.
        }
    }
}
