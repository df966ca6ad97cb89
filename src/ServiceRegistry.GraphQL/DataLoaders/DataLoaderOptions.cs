namespace ServiceRegistry.GraphQL;

/// <summary>Bounds of a data loader (Hot Chocolate's name).</summary>
public sealed record DataLoaderOptions
{
    /// <summary>The defaults.</summary>
    public static DataLoaderOptions Default { get; } = new();

    /// <summary>The most keys that are fetched at once; what is more is fetched beside. 1,024 unless set.</summary>
    public int MaxBatchSize { get; init; } = 1024;
}
