using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Read-only contexts for queries.</summary>
internal sealed class SqliteReaders(string connectionString)
{
    private static readonly Opened Settings = new();

    private readonly PooledDbContextFactory<SqliteContext> contexts = new(new DbContextOptionsBuilder<SqliteContext>()
        .UseSqlite(connectionString)
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .AddInterceptors(Settings)
        .Options);

    public SqliteContext Open() => contexts.CreateDbContext();

    private sealed class Opened : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => ConnectionSettings.Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            // SQLite has no asynchronous calls: nothing here waits for anything.
            ConnectionSettings.Apply(connection);
            return Task.CompletedTask;
        }
    }
}
