using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Sets what SQLite keeps for each connection, whoever opened it: a commit is on the disk before it is answered, and no connection
/// checkpoints by itself. Only the writer's does, on purpose: two that checkpoint at once can lose pages in the native library used here.
/// </summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls: nothing here waits for anything.
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;";
        command.ExecuteNonQuery();
    }
}
