using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes connections, edges and what goes with them, in Hot Chocolate's shapes.</summary>
internal static class ConnectionTypes
{
    private static readonly GraphQLType Truth = new NonNullType(BuiltInScalars.Boolean);
    private static readonly IReadOnlyList<string> Slicing = ["first", "last"];
    private static readonly IReadOnlyList<string> Sized = ["edges", "nodes"];

    /// <summary>The four arguments of paging, in the order in which <see cref="DataField{T}"/> reads them.</summary>
    public static IReadOnlyList<InputValue> Arguments() =>
    [
        new("first", "The most items from the beginning.", BuiltInScalars.Int),
        new("after", "Only items behind this cursor.", BuiltInScalars.String),
        new("last", "The most items from the end.", BuiltInScalars.Int),
        new("before", "Only items before this cursor.", BuiltInScalars.String),
    ];

    /// <summary>How many items a page is reckoned to have.</summary>
    public static ListSize SizeOf(PageSizes pages) => new()
    {
        SlicingArguments = Slicing,
        AssumedSize = pages.Default,
        SizedFields = Sized,
    };

    /// <summary>The connection of a name; fields of one name share it.</summary>
    public static ObjectType GetOrAdd(string name, NamedType node, bool includeTotalCount, TypeCatalog catalog)
    {
        var edge = catalog.GetOrAdd($"{name}Edge", (typeof(Edge), node), () => new ObjectType($"{name}Edge", "An item with its place.", () =>
        [
            Field<Edge>("cursor", "The item's place in the order.", new NonNullType(BuiltInScalars.String), e => e.Cursor),
            Field<Edge>("node", "The item.", new NonNullType(node), e => e.Node),
        ]));
        return catalog.GetOrAdd($"{name}Connection", (typeof(Connection), node, includeTotalCount), () => new ObjectType(
            $"{name}Connection", "A page of items.", () => Fields(node, edge, includeTotalCount, catalog)));
    }

    private static List<OutputField> Fields(NamedType node, ObjectType edge, bool includeTotalCount, TypeCatalog catalog)
    {
        List<OutputField> fields =
        [
            Field<Connection>("pageInfo", "Where the page is.", new NonNullType(PageInfoType(catalog)), c => c.PageInfo),
            Field<Connection>("edges", "The items with their places.", new ListType(new NonNullType(edge)), c => c.Edges),
            Field<Connection>("nodes", "The items alone.", new ListType(new NonNullType(node)), c => c.Nodes),
        ];
        if (includeTotalCount)
        {
            fields.Add(Field<Connection>(
                "totalCount", "How many items there are on all pages together.", new NonNullType(BuiltInScalars.Int), c => c.TotalCount));
        }

        return fields;
    }

    private static ObjectType PageInfoType(TypeCatalog catalog) => catalog.GetOrAdd("PageInfo", typeof(PageInfo), () => new ObjectType(
        "PageInfo",
        "Where a page is among the others.",
        () =>
        [
            Field<PageInfo>("hasNextPage", "Whether there are items behind this page.", Truth, p => p.HasNextPage),
            Field<PageInfo>("hasPreviousPage", "Whether there are items before this page.", Truth, p => p.HasPreviousPage),
            Field<PageInfo>("startCursor", "The first item's place; null where there is none.", BuiltInScalars.String, p => p.StartCursor),
            Field<PageInfo>("endCursor", "The last item's place; null where there is none.", BuiltInScalars.String, p => p.EndCursor),
        ]));

    private static OutputField Field<T>(string name, string description, GraphQLType type, Func<T, object?> read) =>
        new(name, description, type, []) { Resolve = context => read(context.Parent<T>()) };
}
