using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Execution.Cost;

/// <summary>A schema whose fields cost something in every way that there is.</summary>
internal static class Shops
{
    public static Schema Schema { get; } = SchemaBuilder.New()
        .AddQueryType(typeof(Queries))
        .AddType(typeof(ShopFields))
        .AddType<Bakery>()
        .AddType<Kiosk>()
        .AddType(typeof(SiteFields))
        .AddType<ShopFilter>()
        .AddType<ShopSort>()
        .AddFiltering()
        .AddSorting()
        .Build();

    public static RequestExecutor Executor(CostOptions? options = null) =>
        new(Schema, new RequestExecutorOptions { Cost = options ?? new CostOptions() });

    /// <summary>What a document costs: in fields, and in objects.</summary>
    public static async Task<(double Field, double Type)> CostOf(string document, string? variables = null)
    {
        var request = Define.Request(document, variables) with { Cost = CostReporting.Validate };
        var answer = JsonElement.Parse(await Executor().AnswerAsync(request));
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{errors}");
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        var cost = answer.GetProperty("extensions").GetProperty("operationCost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }

    private static class Queries
    {
        [UsePaging(ConnectionName = "Shops")]
        [UseFiltering]
        [UseSorting]
        public static IEnumerable<Shop> GetShops() => [new Shop("a"), new Shop("b")];

        public static Shop GetShop() => new("a");

        public static List<Shop> GetAll() => [new Shop("a")];

        [ListSize(AssumedSize = 20)]
        public static List<Shop> GetSome() => [];

        [ListSize(SlicingArguments = ["count"])]
        public static List<Shop> GetFew(int? count = 3) => [.. Enumerable.Range(0, count ?? 1).Select(i => new Shop($"{i}"))];

        [ListSize(SlicingArguments = ["names"])]
        public static List<Shop> GetNamed(IReadOnlyList<string> names) => [.. names.Select(name => new Shop(name))];

        public static async Task<string> GetSlow()
        {
            await Task.Yield();
            return "at last";
        }

        [Cost(7)]
        public static string GetDear() => "dear";

        public static string GetNoted([Cost(3)] string? note) => note ?? "";

        public static IBuilding GetBuilding() => new Kiosk("k");

        public static List<Site> GetSites() => [];
    }

    [ObjectType<Shop>]
    private static class ShopFields
    {
        public static Shop GetNeighbour([Parent] Shop shop) => shop;

        [ListSize(SlicingArguments = ["count"])]
        public static List<Shop> GetBranches([Parent] Shop shop, int count) => [.. Enumerable.Repeat(shop, count)];

        [UsePaging(ConnectionName = "Partners")]
        public static IEnumerable<Shop> GetPartners([Parent] Shop shop) => [shop];
    }

    [Cost(4)]
    [ObjectType<Site>]
    private static class SiteFields;

    private sealed class ShopFilter : FilterInputType<Shop>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Shop> descriptor) => descriptor.Field(shop => shop.Name);
    }

    private sealed class ShopSort : SortInputType<Shop>
    {
        protected override void Configure(ISortInputTypeDescriptor<Shop> descriptor)
        {
            descriptor.Field(shop => shop.Name);
            descriptor.Key(shop => shop.Name);
        }
    }
}

public sealed record Shop(string Name);

public sealed record Site(string Place);

[InterfaceType("Building")]
public interface IBuilding
{
    string Name { get; }
}

[ObjectType]
public sealed record Bakery(string Name) : IBuilding
{
    [ListSize(AssumedSize = 30)]
    public List<Shop> Ovens => [];
}

[ObjectType]
public sealed record Kiosk(string Name) : IBuilding
{
    public Shop Window => new(Name);

    [ListSize(AssumedSize = 10)]
    public List<Shop> Papers => [];
}
