using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>The sizes that pages of a field have.</summary>
/// <param name="Default">The items where none are asked for.</param>
/// <param name="Max">The most that may be asked for.</param>
internal sealed record PageSizes(int Default, int Max);

/// <summary>Reads the arguments of paging, filtering and sorting, and takes from a field's source what they ask for.</summary>
/// <param name="scope">The field's coordinate, which its cursors belong to.</param>
/// <param name="sort">The order of the items; null where they are neither paged nor sorted.</param>
internal sealed class DataField<T>(string scope, SortDefinition<T>? sort)
{
    /// <summary>The place of <c>first</c>, where there are pages.</summary>
    public int FirstArgument { get; init; }

    /// <summary>The place of <c>where</c>; -1 where there is none.</summary>
    public int WhereArgument { get; set; } = -1;

    /// <summary>The place of <c>order</c>; -1 where there is none.</summary>
    public int OrderArgument { get; set; } = -1;

    /// <summary>The most operations of a filter that a database is asked with.</summary>
    public int MaxDatabaseOperations { get; init; } = int.MaxValue;

    /// <summary>The sizes of pages; null where the whole list is answered.</summary>
    public PageSizes? Pages { get; set; }

    /// <summary>From a source in memory.</summary>
    public object? Read(IResolverContext context, object? source)
    {
        if (source is null)
        {
            return null;
        }

        if (Pages is null)
        {
            return List(context, source);
        }

        var request = Request(context, Pages);
        return new Connection<T>(scope, request.Order, MemoryPages.Read(CandidatesOf(source, request.Filter), request));
    }

    /// <summary>From what may be a database's query. One that holds something open, as a connection, is disposed once it was read.</summary>
    public async ValueTask<object?> ReadAsync(IResolverContext context, object? source)
    {
        if (source is IBufferedQuery<T> buffered)
        {
            return await ReadBufferedAsync(context, buffered);
        }

        if (source is not IQueryable<T> query || query is EnumerableQuery<T>)
        {
            return Read(context, source);
        }

        await using var session = source as IAsyncDisposable;
        if (Pages is null)
        {
            var matching = DatabaseFilter(context) is { } filter ? query.Where(filter.ToExpression()) : query;
            var ordered = Order(context)?.Apply(matching, reversed: false) ?? matching;
            return await QueryPages.ToListAsync(ordered, context.RequestAborted);
        }

        var request = Request(context, Pages) with { Filter = DatabaseFilter(context) };
        return new Connection<T>(scope, request.Order, await QueryPages.ReadAsync(query, request, context.RequestAborted));
    }

    private async ValueTask<object?> ReadBufferedAsync(IResolverContext context, IBufferedQuery<T> source)
    {
        if (Pages is null)
        {
            return await ReadAsync(context, await source.OpenAsync(behindHead: false, context.RequestAborted));
        }

        var request = Request(context, Pages) with { Filter = DatabaseFilter(context) };
        return new Connection<T>(scope, request.Order, await BufferedPages.ReadAsync(source, request, context.RequestAborted));
    }

    private List<T> List(IResolverContext context, object source)
    {
        var filter = Filter(context);
        var items = CandidatesOf(source, filter).Items;
        var matching = filter is null ? items : items.Where(filter.Matches);
        return Order(context) is { } order ? [.. matching.Order(order)] : [.. matching];
    }

    private static Candidates<T> CandidatesOf(object source, Filter<T>? filter) => source is IDataSource<T> indexed
        ? indexed.FindCandidates(filter ?? Filter<T>.Everything)
        : new Candidates<T>((IEnumerable<T>)source);

    private PageRequest<T> Request(IResolverContext context, PageSizes sizes)
    {
        var first = (int?)context.Argument(FirstArgument);
        var last = (int?)context.Argument(FirstArgument + 2);
        if (first is not null && last is not null)
        {
            throw new GraphQLException("first and last cannot both be given.", PagingErrors.FirstAndLast);
        }

        var order = Order(context) ?? sort!.DefaultOrder;
        return new PageRequest<T>
        {
            Filter = Filter(context),
            Order = order,
            After = Place(order, context.Argument(FirstArgument + 1)),
            Before = Place(order, context.Argument(FirstArgument + 3)),
            Size = Check(first ?? last, first is null ? "last" : "first", sizes),
            Backward = last is not null,
            NeedsTotalCount = context.IsSelected("totalCount"),
            NeedsPageInfo = context.IsSelected("pageInfo"),
        };
    }

    private IReadOnlyList<object?>? Place(SortOrder<T> order, object? cursor) => cursor is null ? null : Cursor.Read(scope, order, (string)cursor);

    private static int Check(int? size, string argument, PageSizes sizes) => size switch
    {
        null => sizes.Default,
        < 0 => throw new GraphQLException($"{argument} cannot be negative.", PagingErrors.Negative),
        _ when size > sizes.Max => throw new GraphQLException($"{argument} cannot be more than {sizes.Max}.", PagingErrors.TooLarge),
        _ => size.Value,
    };

    private Filter<T>? Filter(IResolverContext context) => WhereArgument < 0 ? null : (Filter<T>?)context.Argument(WhereArgument);

    private Filter<T>? DatabaseFilter(IResolverContext context) => Filter(context) is { } filter && filter.Operations > MaxDatabaseOperations
        ? throw new GraphQLException(
            $"The filter has more than the {MaxDatabaseOperations} operations that a database is asked with.", FilterErrors.TooLarge)
        : Filter(context);

    private SortOrder<T>? Order(IResolverContext context) => OrderArgument < 0 ? null : (SortOrder<T>?)context.Argument(OrderArgument);
}
