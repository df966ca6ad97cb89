namespace ServiceRegistry.GraphQL;

/// <summary>Bounds of one <c>where</c>.</summary>
public sealed class FilterOptions
{
    /// <summary>How deep inputs may be nested. 16 unless set.</summary>
    public int MaxDepth { get; set; } = 16;

    /// <summary>How many operations there may be. 1024 unless set.</summary>
    public int MaxOperations { get; set; } = 1024;
}
