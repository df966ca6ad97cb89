using Microsoft.Data.Sqlite;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>What SQLite itself says of the files that a killed server left.</summary>
internal static class WholeDatabase
{
    /// <summary>Looks into a copy, so that the server's next start finds what was left.</summary>
    public static void ShouldBeWhole(this DataFolder data)
    {
        using var copy = new DataFolder();
        foreach (var file in data.Folder.GetFiles("registry.db*"))
        {
            file.CopyTo(Path.Combine(copy.Folder.FullName, file.Name));
        }

        using var connection = new SqliteConnection($"Data Source={copy.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        command.ExecuteScalar().ShouldBe("ok");
    }
}
