using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class SqliteFileTests
{
    [Fact]
    public void A_relative_path_begins_at_the_folder() =>
        SqliteFile.Named("Data Source=data/registry.db", "/srv/registry").Path.ShouldBe("/srv/registry/data/registry.db");

    [Fact]
    public void An_absolute_path_stays() =>
        SqliteFile.Named("Data Source=/var/lib/registry.db", "/srv/registry").Path.ShouldBe("/var/lib/registry.db");

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Data Source=file:x.db?mode=ro")]
    [InlineData("")]
    public void What_names_no_file_is_refused(string connectionString) =>
        Should.Throw<StorageException>(() => SqliteFile.Named(connectionString, "/srv")).Message.ShouldContain($"is '{connectionString}'");

    [Fact]
    public void A_password_is_not_repeated()
    {
        var message = Should.Throw<StorageException>(() => SqliteFile.Named("Data Source=:memory:;Password=secret", "/srv")).Message;

        message.ShouldContain("Data Source=:memory:;Password=***");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Host=localhost;Database=registry")]
    [InlineData("data/registry.db")]
    public void What_SQLite_does_not_know_is_refused(string connectionString) =>
        Should.Throw<StorageException>(() => SqliteFile.Named(connectionString, "/srv")).Message.ShouldContain("is not a connection string of SQLite");

    [Fact]
    public void Other_settings_are_kept_but_for_those_that_durability_needs()
    {
        var file = SqliteFile.Named("Data Source=r.db;Default Timeout=7;Mode=ReadOnly;Cache=Shared", "/srv");

        file.ForWriting.ShouldContain("Default Timeout=7");
        file.ForWriting.ShouldContain("Mode=ReadWriteCreate");
        file.ForWriting.ShouldContain("Cache=Private");
        file.ForReading.ShouldContain("Mode=ReadOnly");
    }

    [Fact]
    public void A_write_waits_for_the_lock_of_another_program_for_less_than_an_operation_may_take()
    {
        var file = SqliteFile.Named("Data Source=r.db", "/srv");

        file.ForWriting.ShouldContain("Default Timeout=10");
        file.ForReading.ShouldNotContain("Default Timeout");
    }
}
