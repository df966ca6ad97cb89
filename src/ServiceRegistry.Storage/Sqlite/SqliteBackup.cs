using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Writes a database into a file of its own, and brings one back.</summary>
internal static class SqliteBackup
{
    /// <summary>Makes a file that is whole as soon as it has its name.</summary>
    /// <param name="source">An open connection to what is copied; it may be written to meanwhile.</param>
    /// <param name="file">The file to make; there must be none yet.</param>
    /// <param name="cancellationToken">Ends it without a file.</param>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static StoredBackup Write(SqliteConnection source, string file, CancellationToken cancellationToken)
    {
        // What a process that was killed left of an earlier one is in nobody's way.
        var part = file + ".part";
        try
        {
            Remove(part);
            if (File.Exists(file))
            {
                throw new StorageException($"There is a file {file} already. A backup overwrites nothing: give it another name.");
            }

            var (epoch, revision) = CopyInto(source, part, cancellationToken);
            var size = new FileInfo(part).Length;
            File.Move(part, file, overwrite: false);
            return new StoredBackup(epoch, revision, size);
        }
        catch (SqliteException problem)
        {
            throw new StorageException(SqliteProblem.Describe(problem, file), problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The backup {file} cannot be written: {problem.Message}", problem);
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Puts what is in a backup in the place of what is in a database, as a history of its own: with a new epoch.</summary>
    /// <param name="target">The database; it is made where there is none.</param>
    /// <param name="file">The backup, which stays as it is.</param>
    /// <exception cref="StorageException">The backup is no whole one, or the database is in use or cannot be written. It is as it was then.</exception>
    public static StoredBackup Restore(SqliteFile target, string file)
    {
        if (!File.Exists(file))
        {
            throw new StorageException($"There is no backup {file}.");
        }

        target.CreateFolder();
        using var held = DatabaseLock.Take(target.Path);

        // Changed in a copy and then brought over in one transaction: whenever this is killed, the database is the old or the new one.
        var part = target.Path + ".restore";
        var restored = CopyChecked(file, part);
        try
        {
            using var copy = ConnectionSettings.Open(Plain(part, SqliteOpenMode.ReadWrite));
            var epoch = Guid.NewGuid().ToString("N");
            Statement.Execute(copy, null, "UPDATE head SET epoch = @p0", epoch);
            using var read = copy.BeginTransaction(deferred: true);
            Statement.Scalar(copy, read, "SELECT revision FROM head");

            using var writer = ConnectionSettings.Open(target.ForWriting);
            Statement.Execute(writer, null, "PRAGMA journal_mode = WAL");
            SqliteCopy.Pages(copy, writer, CancellationToken.None);
            Statement.Execute(writer, null, "PRAGMA wal_checkpoint(TRUNCATE)");
            return restored with { Epoch = epoch };
        }
        catch (SqliteException problem)
        {
            throw new StorageException(SqliteProblem.Describe(problem, target.Path), problem);
        }
        finally
        {
            Remove(part);
        }
    }

    private static StoredBackup CopyChecked(string file, string part)
    {
        Remove(part);
        try
        {
            using var source = ConnectionSettings.Open(Plain(file, SqliteOpenMode.ReadOnly));
            if (Statement.Scalar(source, null, "PRAGMA integrity_check(1)") is not "ok")
            {
                throw new StorageException($"The backup {file} is damaged. Take another one.");
            }

            SqliteSchema.RefuseForeign(source, file);
            return Write(source, part, CancellationToken.None);
        }
        catch (SqliteException problem)
        {
            throw new StorageException(SqliteProblem.Describe(problem, file), problem);
        }
    }

    private static (string Epoch, long Revision) CopyInto(SqliteConnection source, string file, CancellationToken cancellationToken)
    {
        using var transaction = source.BeginTransaction(deferred: true);
        var head = Statement.Rows(source, transaction, row => (row.GetString(0), row.GetInt64(1)), "SELECT epoch, revision FROM head").Single();
        using var target = new SqliteConnection(Plain(file, SqliteOpenMode.ReadWriteCreate));
        target.Open();
        Statement.Execute(target, null, "PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL;");
        SqliteCopy.Pages(source, target, cancellationToken);

        // One file, to be copied about, without a log beside it.
        Statement.Execute(target, null, "PRAGMA journal_mode = DELETE");
        return head;
    }

    // To delete what is in no folder is an error.
    private static void Remove(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    private static string Plain(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString;
}
