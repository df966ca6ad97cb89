using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Brings a database to the schema of this version. Only for whoever holds the <see cref="DatabaseLock"/>.</summary>
internal static class SqliteSchema
{
    public static void Update(SqliteContext context, string path)
    {
        var known = context.Database.GetMigrations().ToArray();
        var applied = Applied(context);
        if (applied.Except(known).ToArray() is [var unknown, ..])
        {
            throw new StorageException(
                $"The database {path} was written by a newer version of this server (it has the migration {unknown}). " +
                "Run that version, or restore a backup made before it.");
        }

        if (applied.Length == known.Length)
        {
            return;
        }

        // A row here was left by a process that was killed while it migrated: nobody else can be at it now, and it would be waited for.
        if (HasTable(context, "__EFMigrationsLock"))
        {
            using var command = Command(context, "DELETE FROM __EFMigrationsLock");
            command.ExecuteNonQuery();
        }

        context.Database.Migrate();
    }

    private static string[] Applied(SqliteContext context)
    {
        if (!HasTable(context, "__EFMigrationsHistory"))
        {
            return [];
        }

        using var command = Command(context, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");
        using var rows = command.ExecuteReader();
        var applied = new List<string>();
        while (rows.Read())
        {
            applied.Add(rows.GetString(0));
        }

        return [.. applied];
    }

    private static bool HasTable(SqliteContext context, string name)
    {
        using var command = Command(context, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name");
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is not null;
    }

    // Without EF Core: what it takes to make a query would be a tenth of a start.
    private static SqliteCommand Command(SqliteContext context, string text) =>
        new(text, (SqliteConnection)context.Database.GetDbConnection());
}
