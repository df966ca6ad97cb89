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
            context.Database.ExecuteSql($"DELETE FROM __EFMigrationsLock");
        }

        context.Database.Migrate();
    }

    private static string[] Applied(SqliteContext context) => HasTable(context, "__EFMigrationsHistory")
        ? [.. context.Database.SqlQuery<string>($"SELECT MigrationId AS Value FROM __EFMigrationsHistory ORDER BY MigrationId")]
        : [];

    private static bool HasTable(SqliteContext context, string name) =>
        context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {name}").AsEnumerable().Single() > 0;
}
