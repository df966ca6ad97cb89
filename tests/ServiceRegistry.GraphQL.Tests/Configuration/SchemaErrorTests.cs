using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class SchemaErrorTests
{
    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_its_member()
    {
        var errors = Should.Throw<SchemaException>(() => SchemaBuilder.New()
            .AddQueryType(typeof(Wrong))
            .AddMutationType(typeof(WrongMutations))
            .AddSubscriptionType(typeof(WrongSubscriptions))
            .AddType(typeof(HomelessNode))
            .AddGlobalObjectIdentification()
            .Build()).Errors;

        errors.ShouldBe(
            [
                "Wrong.GetAnything: values of Object have no type in the schema; [GraphQLType] can name one.",
                "Wrong.Nothing: a field answers something, has no type parameters, and takes its parameters by value.",
                "Wrong.Unknown: there is no type Missing in the schema.",
                "Wrong.Malformed: \"[Int\" is no type:*",
                "Wrong.ById(id): ids cannot be read as Version, which has no text.",
                "Wrong.Service(provider): values of IDisposable cannot be given: mark it as a service, or give it a type.",
                "Wrong.Queued(items): a list that is given cannot become ImmutableArrayOfInt32; IReadOnlyList can.",
                "Wrong.Late(window): its default is none of Duration!:*",
                "Wrong.Filtered: filters need AddFiltering().",
                "Wrong.Paged: paging and sorting need a SortInputType<Int32>.",
                "Wrong.Number: paging, filtering and sorting need an IDataSource, IBufferedQuery, IQueryable or IEnumerable of a known type.",
                "Twice: the name is taken by*",
                "WrongSubscriptions.OnNothing: Missing is no static method that gives an IAsyncEnumerable or a SharedSource.",
                "HomelessNode: a node needs one static method*",
            ],
            comparer: new Wildcards(),
            ignoreOrder: true);
    }

    [Fact]
    public void A_schema_needs_a_query_root() =>
        Should.Throw<SchemaException>(() => SchemaBuilder.New().Build()).Errors.ShouldBe(["There is no class with [QueryType]."]);

    [Fact]
    public void What_the_specification_forbids_is_said_too() =>
        Should.Throw<SchemaException>(() => SchemaBuilder.New().AddQueryType(typeof(Underscored)).Build())
            .Errors.ShouldHaveSingleItem().ShouldContain("__a");

    private static class Wrong
    {
        public static object GetAnything() => new();

        public static void Nothing()
        {
        }

        [GraphQLType("Missing")]
        public static int Unknown() => 1;

        [GraphQLType("[Int")]
        public static int Malformed() => 1;

        public static int ById([ID] Version id) => id.Major;

        public static int Service(IDisposable provider) => provider.GetHashCode();

        public static int Queued(System.Collections.Immutable.ImmutableArray<int> items) => items.Length;

        public static int Late([DefaultValue(5)] TimeSpan window) => window.Days;

        [UseFiltering]
        public static IEnumerable<Named.Twice> Filtered() => [];

        [UsePaging]
        public static IEnumerable<int> Paged() => [];

        [UseSorting]
        public static int Number() => 1;

        public static Twice Other() => new(1);
    }

    private static class WrongMutations
    {
        public static int Rename(Named.Twice first) => first.A;
    }

    private static class WrongSubscriptions
    {
        [Subscribe(With = "Missing")]
        public static int OnNothing() => 1;
    }

    private static class Underscored
    {
        [GraphQLName("__a")]
        public static int A => 1;
    }

    [Node]
    public sealed record HomelessNode(int Id);

    public sealed record Twice(int A);

    public static class Named
    {
        public sealed record Twice(int A);
    }

    private sealed class Wildcards : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => Matches(x!, y!) || Matches(y!, x!);

        public int GetHashCode(string obj) => 0;

        private static bool Matches(string text, string pattern) =>
            pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.Ordinal) : text == pattern;
    }
}
