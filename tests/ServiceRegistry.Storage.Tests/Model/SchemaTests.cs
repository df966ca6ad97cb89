using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Model;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_empty_database_is_migrated_to_the_model()
    {
        using var database = Open();

        using var context = SqliteContext.On(database.Writer);

        context.Database.GetPendingMigrations().ShouldBeEmpty();
        context.Database.HasPendingModelChanges().ShouldBeFalse(
            "The model has changed: dotnet ef migrations add NAME --project src/ServiceRegistry.Storage --startup-project tools/EfDesign " +
            "--context SqliteContext --output-dir Migrations/Sqlite");
    }

    [Fact]
    public void What_is_made_of_an_empty_database_is_what_the_migrations_make()
    {
        using var database = Open();
        using var context = SqliteContext.On(database.Writer);

        SqliteSchema.Migrations.ShouldBe(context.Database.GetMigrations());
        SqliteSchema.Script.Trim().ShouldBe(
            context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions).Trim(),
            "The migrations have changed: dotnet ef migrations script --no-transactions --project src/ServiceRegistry.Storage " +
            "--startup-project tools/EfDesign --context SqliteContext --output src/ServiceRegistry.Storage/Migrations/Sqlite/schema.sql");
    }

    [Fact]
    public void The_tables_have_the_columns_of_the_model()
    {
        using var database = Open();

        using var context = SqliteContext.On(database.Writer);

        foreach (var entity in context.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            var columns = context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToArray();
            columns.ShouldBe(entity.GetProperties().Select(property => property.GetColumnName()), ignoreOrder: true);
        }
    }

    [Fact]
    public void A_lock_left_by_a_killed_migration_is_cleared()
    {
        using (var database = Open())
        {
            using var context = SqliteContext.On(database.Writer);
            context.Database.ExecuteSqlRaw("""
                DELETE FROM __EFMigrationsHistory;
                DROP TABLE events; DROP TABLE instances; DROP TABLE services; DROP TABLE head; DROP TABLE operations; DROP TABLE check_results;
                DROP TABLE statuses; DROP TABLE runs; DROP TABLE thinning;
                CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
                INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');
                """);
        }

        using var again = Open();

        using var reader = again.OpenReader();
        reader.Events.Count().ShouldBe(0);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused()
    {
        using (var database = Open())
        {
            using var context = SqliteContext.On(database.Writer);
            context.Database.ExecuteSqlRaw("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        }

        var refusal = Should.Throw<StorageException>(Open);

        refusal.Message.ShouldContain("newer version");
        refusal.Message.ShouldContain("29990101000000_Later");
    }

    [Fact]
    public void Enums_are_stored_under_names_that_must_stay()
    {
        Enum.GetNames<HealthStatus>().ShouldBe(["Unknown", "Healthy", "Degraded", "Unhealthy", "Maintenance"]);
        Enum.GetNames<ChangeKind>().ShouldBe(["Created", "Changed", "Removed", "StatusChanged"]);
        Enum.GetNames<CheckOutcome>().ShouldBe(["Pass", "Warn", "Fail", "Error"]);
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(SqliteFile.Named("Data Source=registry.db", folder.Path));
}
