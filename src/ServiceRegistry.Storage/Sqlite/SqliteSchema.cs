using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Brings a database to the schema of this version. Only for whoever holds the <see cref="DatabaseLock"/>.</summary>
internal static class SqliteSchema
{
    /// <summary>
    /// The migrations of this version, the oldest first, and what they make of an empty database. Tests hold both against the
    /// migrations, so that EF Core is asked only where a database has some of them to come.
    /// </summary>
    internal static IReadOnlyList<string> Migrations { get; } = ["20261121230133_Init", "20261126210701_History", "20261127013816_Measurements"];

    internal static string Script
    {
        get
        {
            using var text = new StreamReader(typeof(SqliteSchema).Assembly.GetManifestResourceStream("schema.sql")!);
            return text.ReadToEnd();
        }
    }

    public static void Update(SqliteConnection connection, string path)
    {
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
        if (tables.Count == 0)
        {
            using var transaction = connection.BeginTransaction();
            Statement.Execute(connection, transaction, Script);
            transaction.Commit();
            return;
        }

        if (Applied(connection, tables, path).Count < Migrations.Count)
        {
            Migrate(connection, tables);
        }
    }

    /// <summary>Throws where a database is no registry's, or one that this version does not know.</summary>
    public static void RefuseForeign(SqliteConnection connection, string path)
    {
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
        if (Applied(connection, tables, path).Count == 0)
        {
            throw new StorageException($"The file {path} is no backup of a registry.");
        }
    }

    private static List<string> Applied(SqliteConnection connection, List<string> tables, string path)
    {
        var applied = tables.Contains("__EFMigrationsHistory") ? Texts(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId") : [];
        if (applied.Except(Migrations).FirstOrDefault() is { } unknown)
        {
            throw new StorageException(
                $"The database {path} was written by a newer version of this server (it has the migration {unknown}). " +
                "Run that version, or restore a backup made before it.");
        }

        return applied;
    }

    // On its own, because EF Core's assemblies are loaded with the method that names them.
    private static void Migrate(SqliteConnection connection, List<string> tables)
    {
        // A row here was left by a process that was killed while it migrated: nobody else can be at it now, and it would be waited for.
        if (tables.Contains("__EFMigrationsLock"))
        {
            Statement.Execute(connection, null, "DELETE FROM __EFMigrationsLock");
        }

        using var context = SqliteContext.On(connection);
        context.Database.Migrate();
    }

    private static List<string> Texts(SqliteConnection connection, string text) => Statement.Rows(connection, null, row => row.GetString(0), text);
}
