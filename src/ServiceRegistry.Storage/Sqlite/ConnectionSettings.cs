using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Sets what SQLite keeps for each connection, whoever opened it: a commit is on the disk before it is answered, and no connection
/// checkpoints by itself. Only the writer's does, on purpose: two that checkpoint at once can lose pages in the native library used here.
/// </summary>
internal static class ConnectionSettings
{
    /// <summary>Opens a connection that has them.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Apply(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sets them on a connection that was just opened.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;";
        command.ExecuteNonQuery();
    }
}
