namespace ServiceRegistry.Storage;

/// <summary>Where the registry is kept.</summary>
public sealed record StorageOptions
{
    /// <summary>Which database.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/registry.db";

    /// <summary>Where a relative path of a file begins.</summary>
    public required string Folder { get; init; }
}

/// <summary>A database that the registry can be kept in.</summary>
public enum StorageProvider
{
    /// <summary>One file, for one server process.</summary>
    Sqlite,
}
