using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_connection_syncs_each_commit_and_leaves_checkpoints_to_the_writer()
    {
        using var database = Open();
        using var first = database.OpenReader();
        using var second = database.OpenReader();

        first.Database.OpenConnection();
        second.Database.OpenConnection();
        using var plain = database.OpenReadConnection();

        foreach (var connection in new[] { database.Writer, first.Database.GetDbConnection(), second.Database.GetDbConnection(), plain })
        {
            Pragma(connection, "journal_mode").ShouldBe("wal");
            Pragma(connection, "synchronous").ShouldBe("2");
            Pragma(connection, "wal_autocheckpoint").ShouldBe("0");
        }
    }

    [Fact]
    public void A_connection_opened_asynchronously_is_set_the_same()
    {
        using var database = Open();
        using var reader = database.OpenReader();

        reader.Database.OpenConnectionAsync().IsCompletedSuccessfully.ShouldBeTrue();

        Pragma(reader.Database.GetDbConnection(), "wal_autocheckpoint").ShouldBe("0");
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        using var database = Open();
        using var reader = database.OpenReader();

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => reader.Database.ExecuteSqlRaw("DELETE FROM events")).SqliteErrorCode.ShouldBe(8);
    }

    [Fact]
    public void A_second_one_on_the_same_file_is_refused_until_the_first_is_closed()
    {
        using (Open())
        {
            var refusal = Should.Throw<StorageException>(Open);

            refusal.Message.ShouldContain("in use by another server process");
            refusal.Message.ShouldContain(folder.File("registry.db.lock"));
            refusal.Message.ShouldContain("ConnectionStrings__Registry");
        }

        Open().Dispose();
    }

    [Fact]
    public void Closing_leaves_the_database_in_its_file_alone()
    {
        var database = Open();
        using (var reader = database.OpenReader())
        {
            reader.Events.Count().ShouldBe(0);
        }

        database.Dispose();

        Directory.GetFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["registry.db", "registry.db.lock"], ignoreOrder: true);
    }

    [Fact]
    public void The_folder_is_made_where_it_is_missing()
    {
        SqliteDatabase.Open(SqliteFile.Named("Data Source=data/deep/registry.db", folder.Path)).Dispose();

        File.Exists(folder.File("data/deep/registry.db")).ShouldBeTrue();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(folder.File("data"), "a file");

        var refusal = Should.Throw<StorageException>(() => SqliteDatabase.Open(SqliteFile.Named("Data Source=data/registry.db", folder.Path)));

        refusal.Message.ShouldContain($"The folder {folder.File("data")} for the database cannot be made");
    }

    [Fact]
    public void A_lock_file_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(folder.File("registry.db.lock"));

        Should.Throw<StorageException>(Open).Message.ShouldContain($"The lock file {folder.File("registry.db.lock")} cannot be written");
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_as_it_is_and_refused()
    {
        var text = string.Concat(Enumerable.Repeat("this is not a database. ", 400));
        File.WriteAllText(folder.File("registry.db"), text);

        var refusal = Should.Throw<StorageException>(Open);

        refusal.Message.ShouldContain($"{folder.File("registry.db")} is damaged or is no SQLite database");
        File.ReadAllText(folder.File("registry.db")).ShouldBe(text);
    }

    [Fact]
    public void A_directory_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(folder.File("registry.db"));

        Should.Throw<StorageException>(Open).Message.ShouldContain("cannot be opened for writing");
    }

    private static string Pragma(DbConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar()!.ToString()!;
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(SqliteFile.Named("Data Source=registry.db", folder.Path));
}
