using Microsoft.Data.Sqlite;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>The database file that a connection string names, and the strings to open it for writing and for reading.</summary>
internal sealed class SqliteFile
{
    private readonly SqliteConnectionStringBuilder settings;

    private SqliteFile(SqliteConnectionStringBuilder settings) => this.settings = settings;

    public string Path => settings.DataSource;

    /// <summary>For the one connection that writes; it is not pooled, so that closing it closes the file.</summary>
    public string ForWriting => Build(SqliteOpenMode.ReadWriteCreate, pooling: false, lockTimeout: LockPatience.Seconds);

    /// <summary>For one who is not its server: the file is closed with the connection.</summary>
    public string ForCopying => Build(SqliteOpenMode.ReadOnly, pooling: false);

    public string ForReading => Build(SqliteOpenMode.ReadOnly, pooling: true);

    /// <param name="connectionString">As in ConnectionStrings__Registry.</param>
    /// <param name="folder">Where a relative path begins.</param>
    public static SqliteFile Named(string connectionString, string folder)
    {
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException problem)
        {
            throw new StorageException(
                $"ConnectionStrings__Registry is not a connection string of SQLite ({problem.Message}). Write it as: Data Source=data/registry.db", problem);
        }

        if (settings.DataSource is "" or ":memory:" || settings.Mode == SqliteOpenMode.Memory || settings.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            throw new StorageException(
                $"ConnectionStrings__Registry is '{Shown(connectionString, settings)}', which names no file by its path. Write it as: Data Source=data/registry.db");
        }

        settings.DataSource = System.IO.Path.GetFullPath(settings.DataSource, folder);
        return new SqliteFile(settings);
    }

    public void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {folder} for the database cannot be made: {problem.Message}", problem);
        }
    }

    // What is said at a start stands in logs.
    private static string Shown(string connectionString, SqliteConnectionStringBuilder settings) => settings.Password.Length == 0
        ? connectionString
        : new SqliteConnectionStringBuilder(connectionString) { Password = "***" }.ConnectionString;

    private string Build(SqliteOpenMode mode, bool pooling, int? lockTimeout = null)
    {
        var built = new SqliteConnectionStringBuilder(settings.ConnectionString) { Mode = mode, Pooling = pooling, Cache = SqliteCacheMode.Private };
        if (lockTimeout is { } seconds && !built.ShouldSerialize("Default Timeout"))
        {
            built.DefaultTimeout = seconds;
        }

        return built.ConnectionString;
    }
}
