namespace ServiceRegistry.GraphQL;

/// <summary>
/// The field answers a connection, page by page, of what its resolver returns: an <see cref="IDataSource{T}" />, an
/// <see cref="IBufferedQuery{T}"/>, an <see cref="IQueryable{T}"/> or an <see cref="IEnumerable{T}"/>. The order is that of the
/// <see cref="SortInputType{T}" /> for the items.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>The connection's name before <c>Connection</c> and <c>Edge</c>; the field's where null.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whether the connection has <c>totalCount</c>; counted only where it is selected.</summary>
    public bool IncludeTotalCount { get; set; }

    /// <summary>The items where neither <c>first</c> nor <c>last</c> is given; 0 for that of the options.</summary>
    public int DefaultPageSize { get; set; }

    /// <summary>The most items of one page; 0 for that of the options.</summary>
    public int MaxPageSize { get; set; }
}

/// <summary>The field takes a <c>where</c> of the <see cref="FilterInputType{T}" /> for its items, and answers those that match.</summary>
/// <param name="type">The filter type; the one that is registered for the items where null.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UseFilteringAttribute(Type? type = null) : Attribute
{
    /// <summary>The filter type; the one that is registered for the items where null.</summary>
    public Type? Type { get; } = type;
}

/// <summary>The field takes an <c>order</c> of the <see cref="SortInputType{T}" /> for its items.</summary>
/// <param name="type">The sort type; the one that is registered for the items where null.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseSortingAttribute(Type? type = null) : Attribute
{
    /// <summary>The sort type; the one that is registered for the items where null.</summary>
    public Type? Type { get; } = type;
}
