using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage;

/// <summary>The door to this room.</summary>
public static class RegistryStorage
{
    /// <summary>
    /// Opens the store, made or brought to this version's schema where needed. It is closed by disposing it, after everyone who uses it.
    /// </summary>
    /// <param name="options">Which one.</param>
    /// <param name="loggers">For what happens in the background.</param>
    /// <exception cref="StorageException">It cannot be opened; the message says in words why, and what to do.</exception>
    public static IRegistryStore Open(StorageOptions options, ILoggerFactory loggers) => options.Provider switch
    {
        StorageProvider.Sqlite => SqliteRegistryStore.Open(
            SqliteFile.Named(options.ConnectionString, options.Folder), loggers.CreateLogger<SqliteRegistryStore>()),
        _ => throw new StorageException($"There is no storage provider {options.Provider}. Allowed is: {StorageProvider.Sqlite}."),
    };

    /// <summary>The same, opened when it is loaded: <see cref="IRegistryStore.LoadAsync"/> throws then what <see cref="Open"/> does.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="loggers">For what happens in the background.</param>
    public static IRegistryStore Defer(StorageOptions options, ILoggerFactory loggers) => new DeferredStore(() => Open(options, loggers));

    /// <summary>The folder of the database: what belongs to it is kept there as well.</summary>
    /// <param name="options">Which one.</param>
    /// <exception cref="StorageException">The connection string names none.</exception>
    public static string FolderOf(StorageOptions options) => Path.GetDirectoryName(SqliteFile.Named(options.ConnectionString, options.Folder).Path)!;

    /// <summary>Copies a database into a file, whether a server has it open or not.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="file">The file to make; there must be none yet.</param>
    /// <exception cref="StorageException">It cannot be made; the message says in words why, and what to do.</exception>
    public static StoredBackup Backup(StorageOptions options, string file)
    {
        var database = SqliteFile.Named(options.ConnectionString, options.Folder);
        if (!File.Exists(database.Path))
        {
            throw new StorageException($"There is no database {database.Path} to copy. Set ConnectionStrings__Registry as the server has it.");
        }

        try
        {
            using var connection = ConnectionSettings.Open(database.ForCopying);
            SqliteSchema.RefuseForeign(connection, database.Path);
            return SqliteBackup.Write(connection, file, CancellationToken.None);
        }
        catch (SqliteException problem)
        {
            throw new StorageException(SqliteProblem.Describe(problem, database.Path), problem);
        }
    }

    /// <summary>Puts a backup in the place of a database that no server has open, as a history with a new epoch.</summary>
    /// <param name="options">Which one; it is made where there is none.</param>
    /// <param name="file">The backup, which stays as it is.</param>
    /// <exception cref="StorageException">It cannot be done; the message says in words why, and what to do. The database is as it was then.</exception>
    public static StoredBackup Restore(StorageOptions options, string file) =>
        SqliteBackup.Restore(SqliteFile.Named(options.ConnectionString, options.Folder), file);
}
