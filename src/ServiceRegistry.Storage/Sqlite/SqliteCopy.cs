using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Copies a whole database, as of one moment, page by page (sqlite.org/backup.html). Its writer goes on meanwhile.</summary>
internal static class SqliteCopy
{
    // Four megabytes, after which it is seen whether anybody still wants the copy.
    private const int PagesPerStep = 1024;

    /// <summary>All of it becomes visible in the target at once, or nothing does.</summary>
    /// <param name="source">An open one, in a transaction: what it does not see is not copied.</param>
    /// <param name="target">An open one; what was in it is replaced.</param>
    /// <param name="cancellationToken">Ends it, with the target as it was.</param>
    /// <exception cref="SqliteException">The source cannot be read, or the target not written.</exception>
    public static void Pages(SqliteConnection source, SqliteConnection target, CancellationToken cancellationToken)
    {
        var copy = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (copy.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target.Handle), target.Handle);
        }

        var result = raw.SQLITE_OK;
        while (result == raw.SQLITE_OK && !cancellationToken.IsCancellationRequested)
        {
            result = raw.sqlite3_backup_step(copy, PagesPerStep);
        }

        var end = raw.sqlite3_backup_finish(copy);
        if (result == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? end : result, target.Handle);
    }
}
