using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>Fields on items of every kind of source.</summary>
internal sealed class ItemSchema : IServiceProvider
{
    public static Schema Schema { get; } = SchemaBuilder.New()
        .AddQueryType(typeof(Queries))
        .AddType<ItemFilter>()
        .AddType<ItemSort>()
        .AddFiltering(options =>
        {
            options.MaxDepth = 8;
            options.MaxOperations = 60;
            options.MaxDatabaseOperations = 30;
        })
        .AddSorting()
        .ModifyPagingOptions(options =>
        {
            options.DefaultPageSize = 4;
            options.MaxPageSize = 6;
        })
        .AddResolverParameter(context => (ItemSource)context.Services.GetService(typeof(ItemSource))!)
        .Build();

    public ItemSource Source { get; init; } = new();

    /// <summary>A filter as it is read from a literal.</summary>
    public static Filter<Item> Filter(string where, string field = "items")
    {
        var argument = Schema.QueryType.FindField(field)!.Arguments.Single(a => a.Name == "where");
        return (Filter<Item>)InputCoercion.CoerceConstant(argument, Utf8GraphQLParser.Syntax.ParseValueLiteral(where))!;
    }

    /// <summary>An order as it is read from a literal.</summary>
    public static SortOrder<Item> Order(string order)
    {
        var argument = Schema.QueryType.FindField("items")!.Arguments.Single(a => a.Name == "order");
        return (SortOrder<Item>)InputCoercion.CoerceConstant(argument, Utf8GraphQLParser.Syntax.ParseValueLiteral(order))!;
    }

    public async Task<JsonElement> AnswerAsync(string document)
    {
        using var result = await new RequestExecutor(Schema).ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(document), Services = this });
        return JsonElement.Parse(((OperationResult)result).Body.Span);
    }

    public object? GetService(Type serviceType) => serviceType == typeof(ItemSource) ? Source : null;

    private static class Queries
    {
        /// <summary>From an index.</summary>
        [UsePaging(IncludeTotalCount = true)]
        [UseFiltering]
        [UseSorting]
        public static IDataSource<Item> GetItems(ItemSource source) => source;

        /// <summary>From a database.</summary>
        [UsePaging(IncludeTotalCount = true, ConnectionName = "Items")]
        [UseFiltering(typeof(ItemFilter))]
        [UseSorting(typeof(ItemSort))]
        public static async Task<IQueryable<Item>> GetStored(ItemSource source)
        {
            await Task.Yield();
            return source.Query!;
        }

        [UseFiltering(typeof(ItemAndBeforeFilter))]
        public static IEnumerable<Item> GetList(ItemSource source) => source.Items;

        [UseFiltering]
        [UseSorting]
        public static IQueryable<Item> GetStoredList(ItemSource source) => source.Query!;

        /// <summary>From a database, whose first items are in memory.</summary>
        [UsePaging(ConnectionName = "BufferedItems")]
        public static Task<IBufferedQuery<Item>> GetBuffered(ItemSource source) => Task.FromResult(source.Buffered!);

        [UseSorting]
        public static IBufferedQuery<Item> GetBufferedList(ItemSource source) => source.Buffered!;

        [UsePaging(DefaultPageSize = 1, MaxPageSize = 2, ConnectionName = "Few")]
        public static IEnumerable<Item> GetFew(ItemSource source) => source.Items;

        public static string GetWatched([UseFiltering(typeof(ItemAndBeforeFilter))] Filter<Item>? where, ItemSource source) =>
            string.Join(',', source.Items.Where(i => where?.Matches(i) != false).Select(i => i.Id));
    }
}

/// <summary>Items that take note of what is asked of them.</summary>
internal sealed class ItemSource : IDataSource<Item>
{
    public IReadOnlyList<Item> Items { get; init; } = [];

    public IQueryable<Item>? Query { get; init; }

    public IBufferedQuery<Item>? Buffered { get; init; }

    /// <summary>Whether the items are given in the default order, as a stream.</summary>
    public bool IsOrderedStream { get; init; }

    /// <summary>How many items were looked at.</summary>
    public int Touched { get; private set; }

    public Filter<Item>? AskedFor { get; private set; }

    public Candidates<Item> FindCandidates(Filter<Item> filter)
    {
        AskedFor = filter;
        return new Candidates<Item>(Stream(), IsOrderedStream, Items.Count);
    }

    private IEnumerable<Item> Stream()
    {
        foreach (var item in Items)
        {
            Touched++;
            yield return item;
        }
    }
}
