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
}
