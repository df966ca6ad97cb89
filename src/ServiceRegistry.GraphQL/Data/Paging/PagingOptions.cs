namespace ServiceRegistry.GraphQL;

/// <summary>What holds for every field with paging that says nothing else.</summary>
public sealed class PagingOptions
{
    /// <summary>The items where neither <c>first</c> nor <c>last</c> is given. 50 unless set.</summary>
    public int DefaultPageSize { get; set; } = 50;

    /// <summary>The most items of one page. 1000 unless set.</summary>
    public int MaxPageSize { get; set; } = 1000;
}
