using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceRegistry.Storage.Sqlite;

namespace KilledServer;

/// <summary>A database as the first version left it, which every later one has to bring to its own schema.</summary>
internal static class OldDatabase
{
    public static void Make(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var context = SqliteContext.On(connection);
        context.Database.GetService<IMigrator>().Migrate(SqliteSchema.Migrations[0]);
    }
}
