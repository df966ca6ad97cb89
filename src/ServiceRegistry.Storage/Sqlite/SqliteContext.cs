using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>The tables in SQLite; its migrations are in <c>Migrations/Sqlite</c>.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : RegistryContext(options)
{
    /// <summary>On a connection that is open, and stays so.</summary>
    public static SqliteContext On(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).Options);
}

/// <summary>Makes the context for dotnet ef, which never opens the file named here.</summary>
internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=design.db").Options);
}
