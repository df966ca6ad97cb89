namespace ServiceRegistry.GraphQL;

/// <summary>Bounds of one <c>where</c>.</summary>
public sealed class FilterOptions
{
    /// <summary>How deep inputs may be nested. 16 unless set.</summary>
    public int MaxDepth { get; set; } = 16;

    /// <summary>How many operations there may be. 1024 unless set.</summary>
    public int MaxOperations { get; set; } = 1024;

    /// <summary>
    /// How many operations there may be where a database answers: each becomes up to three terms of one condition, and SQLite takes no
    /// condition of more than 1000. 250 unless set.
    /// </summary>
    public int MaxDatabaseOperations { get; set; } = 250;

    /// <summary>How many values one <c>in</c> or <c>nin</c> may have. 1000 unless set.</summary>
    public int MaxValues { get; set; } = 1000;
}
