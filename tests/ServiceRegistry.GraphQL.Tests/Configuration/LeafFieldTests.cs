using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

/// <summary>What is written in one step must read as what is resolved first and completed then, faults and their places too.</summary>
public class LeafFieldTests
{
    private static readonly string[] Names =
    [
        "text", "quoted", "beyond", "half", "none", "number", "noNumber", "large", "truth", "uuid", "id", "plain", "link", "time", "length",
        "level", "noLevel", "tags", "words", "noWords", "numbers", "levels", "ids", "badIds", "unset", "broken", "told", "strict", "strictWords", "strictBroken",
    ];

    private readonly Schema schema = SchemaBuilder.New().AddQueryType(typeof(LeafQueries)).Build();

    [Fact]
    public async Task A_leaf_is_written_as_it_is_completed()
    {
        foreach (var name in Names)
        {
            var document = $"{{ leaves {{ before: number {name} after: number }} }}";
            var direct = await AnswerAsync(schema, document);
            direct.ShouldBe(await AnswerAsync(WithoutLeaves(), document), name);
            JsonDocument.Parse(direct).RootElement.TryGetProperty("data", out _).ShouldBeTrue(direct);
        }
    }

    [Fact]
    public void Every_kind_of_leaf_has_one_that_writes_it()
    {
        var type = (ObjectType)schema.FindType("Leaves")!;
        Names.Where(name => type.FindField(name)!.Leaf is null).ShouldBe(["length"], "durations are written by way of their text");
    }

    [Fact]
    public async Task A_fault_takes_back_what_was_written_before_it()
    {
        (await AnswerAsync(schema, "{ leaves { noWords } }")).ShouldBe("""{"data":{"leaves":{"noWords":["a",null]}}}""");
        (await AnswerAsync(schema, "{ leaves { strictWords } }")).ShouldBe(
            """
            {"errors":[{"message":"Cannot return null for non-nullable field.","locations":[{"line":1,"column":12}],
            "path":["leaves","strictWords",1],"extensions":{"code":"HC0018"}}],"data":{"leaves":null}}
            """.ReplaceLineEndings(""));
    }

    // Another resolver takes the way of writing with it.
    private Schema WithoutLeaves()
    {
        var leaves = (ObjectType)schema.FindType("Leaves")!;
        var same = Define.Object("Leaves", [.. leaves.Fields.Select(field => field with { Resolve = field.Resolve })]);
        same.Fields.ShouldAllBe(field => field.Leaf == null);
        return Define.Query(schema.QueryType.FindField("leaves")! with { Type = same });
    }

    private static async Task<string> AnswerAsync(Schema schema, string document)
    {
        var executor = new RequestExecutor(schema, new RequestExecutorOptions { ErrorFilters = [new WithoutIds()] });
        return await executor.AnswerAsync(Define.Request(document));
    }

    private sealed class WithoutIds : IErrorFilter
    {
        public GraphQLError OnError(GraphQLError error) => error with { Extensions = null };
    }

    /// <summary>Fields of every kind of leaf, good ones and faulty ones.</summary>
    public sealed class Leaves
    {
        public string Text => "plain text";

        public string Quoted => "\"quoted\" \\ and a line\nand \u007f";

        public string Beyond => "größer als ASCII: 日本 🦊";

        public string Half => "half \ud800 a pair";

        public string? None => null;

        public int Number => -12;

        public int? NoNumber => null;

        public long Large => long.MinValue;

        public bool? Truth => true;

        public Guid Uuid => new("8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11");

        [ID("Leaf")]
        public Guid Id => Uuid;

        [GraphQLType("ID")]
        public string Plain => "x";

        public Uri Link => new("https://example.org/ü?a=\"");

        public DateTimeOffset Time => new(2026, 1, 31, 12, 0, 0, 120, TimeSpan.FromHours(2));

        public TimeSpan Length => TimeSpan.FromSeconds(90);

        public Level Level => Level.VeryHigh;

        public Level? NoLevel => (Level)77;

        public ImmutableArray<string> Tags => ["a", "b\""];

        public IReadOnlyList<string> Words => ["a", "b"];

        public string?[] NoWords => ["a", null];

        public List<int> Numbers => [1, 2, 3];

        public Level[] Levels => [Level.Low, Level.VeryHigh];

        [ID("Leaf")]
        public IReadOnlyList<int> Ids => [1, 2];

        [ID("Leaf")]
        public IReadOnlyList<int?> BadIds => [1, null];

        public ImmutableArray<string> Unset => default;

        public string? Broken => throw new InvalidOperationException("a fault");

        public int? Told => throw new GraphQLException("it is told", "TOLD");

        public string Strict => null!;

        public IReadOnlyList<string> StrictWords => ["a", null!];

        public long StrictBroken => throw new GraphQLException("it is told", "TOLD");
    }

    public enum Level
    {
        Low,
        VeryHigh,
    }

    public static class LeafQueries
    {
        public static Leaves? GetLeaves() => new();
    }
}
