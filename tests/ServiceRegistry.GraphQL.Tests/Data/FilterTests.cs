namespace ServiceRegistry.GraphQL.Tests.Data;

public class FilterTests
{
    private static readonly Item Full = new()
    {
        Id = 1,
        Name = "Alpha",
        Note = "note",
        Size = 5,
        Rank = 5,
        Color = Color.DarkBlue,
        Mood = Color.Red,
        IsOn = true,
        IsKnown = true,
        At = DateTimeOffset.UnixEpoch,
        Length = TimeSpan.FromSeconds(5),
        Key = Guid.Empty,
        Tags = ["x", "y"],
        Owner = new Owner { Name = "Ann", Age = 30 },
        Parts = [new Part { Label = "p", Count = 1 }, new Part { Label = "q" }],
    };

    private static readonly Item Empty = new() { Id = 2, Name = "" };

    // Which of the two match.
    [Theory]
    [InlineData("{}", "12")]
    [InlineData("{ and: [] }", "12")]
    [InlineData("{ or: [] }", "")]
    [InlineData("{ name: {} }", "12")]
    [InlineData("{ name: { or: [] } }", "")]
    [InlineData("{ name: { and: [] } }", "12")]
    [InlineData("""{ name: { eq: "Alpha" } }""", "1")]
    [InlineData("""{ name: { eq: "alpha" } }""", "")]
    [InlineData("""{ name: { neq: "Alpha" } }""", "2")]
    [InlineData("""{ note: { eq: null } }""", "2")]
    [InlineData("""{ note: { neq: null } }""", "1")]
    [InlineData("""{ note: { neq: "note" } }""", "2")]
    [InlineData("""{ note: { neq: "other" } }""", "12")]
    [InlineData("""{ note: { in: [] } }""", "")]
    [InlineData("""{ note: { nin: [] } }""", "12")]
    [InlineData("""{ note: { in: ["a", "note"] } }""", "1")]
    [InlineData("""{ note: { in: [null] } }""", "2")]
    [InlineData("""{ note: { nin: ["note"] } }""", "2")]
    [InlineData("""{ note: { nin: [null] } }""", "1")]
    [InlineData("""{ note: { contains: "ot" } }""", "1")]
    [InlineData("""{ note: { contains: "OT" } }""", "")]
    [InlineData("""{ note: { contains: "" } }""", "1")]
    [InlineData("""{ note: { ncontains: "ot" } }""", "2")]
    [InlineData("""{ note: { ncontains: "x" } }""", "12")]
    [InlineData("""{ note: { startsWith: "no" } }""", "1")]
    [InlineData("""{ note: { nstartsWith: "no" } }""", "2")]
    [InlineData("""{ note: { endsWith: "te" } }""", "1")]
    [InlineData("""{ note: { nendsWith: "te" } }""", "2")]
    [InlineData("""{ note: { icontains: "OT" } }""", "1")]
    [InlineData("""{ note: { ieq: "NoTe" } }""", "1")]
    [InlineData("""{ note: { ieq: null } }""", "2")]
    [InlineData("""{ note: { istartsWith: "NO" } }""", "1")]
    [InlineData("""{ note: { iendsWith: "TE" } }""", "1")]
    [InlineData("""{ note: { or: [{ eq: "note" }, { eq: null }] } }""", "12")]
    [InlineData("""{ note: { and: [{ startsWith: "n" }, { endsWith: "x" }] } }""", "")]
    [InlineData("""{ note: { startsWith: "n", endsWith: "e" } }""", "1")]
    [InlineData("{ size: { gt: 4 } }", "1")]
    [InlineData("{ size: { gt: 5 } }", "")]
    [InlineData("{ size: { gte: 5 } }", "1")]
    [InlineData("{ size: { lt: 5 } }", "2")]
    [InlineData("{ size: { lte: 5 } }", "12")]
    [InlineData("{ rank: { lt: 6 } }", "1")]
    [InlineData("{ rank: { ngt: 4 } }", "2")]
    [InlineData("{ rank: { ngte: 5 } }", "2")]
    [InlineData("{ rank: { nlt: 6 } }", "2")]
    [InlineData("{ rank: { nlte: 4 } }", "12")]
    [InlineData("{ rank: { eq: null } }", "2")]
    [InlineData("{ rank: { in: [5, null] } }", "12")]
    [InlineData("{ color: { eq: DARK_BLUE } }", "1")]
    [InlineData("{ mood: { eq: null } }", "2")]
    [InlineData("{ mood: { neq: GREEN } }", "12")]
    [InlineData("{ mood: { in: [RED] } }", "1")]
    [InlineData("{ isOn: { eq: false } }", "2")]
    [InlineData("{ isKnown: { neq: true } }", "2")]
    [InlineData("""{ at: { gte: "1970-01-01T01:00:00+01:00" } }""", "1")]
    [InlineData("""{ length: { ngt: "PT5S" } }""", "12")]
    [InlineData("""{ id: { eq: "SXRlbTox" } }""", "1")]
    [InlineData("""{ id: { nin: ["SXRlbTox"] } }""", "2")]
    [InlineData("""{ key: { eq: "00000000-0000-0000-0000-000000000000" } }""", "12")]
    [InlineData("""{ tags: { some: { eq: "x" } } }""", "1")]
    [InlineData("""{ tags: { all: { in: ["x", "y"] } } }""", "12")]
    [InlineData("""{ tags: { all: { eq: "x" } } }""", "2")]
    [InlineData("""{ tags: { none: { eq: "x" } } }""", "2")]
    [InlineData("{ tags: { any: true } }", "1")]
    [InlineData("{ tags: { any: false } }", "2")]
    [InlineData("""{ tags: { some: {} } }""", "1")]
    [InlineData("""{ ownerName: { eq: "Ann" } }""", "1")]
    [InlineData("""{ ownerName: { neq: "Ann" } }""", "2")]
    [InlineData("{ ownerAge: { eq: null } }", "2")]
    [InlineData("{ ownerAge: { gte: 0 } }", "1")]
    [InlineData("{ ownerAge: { ngt: 40 } }", "12")]
    [InlineData("{ isOwned: { eq: true } }", "1")]
    [InlineData("{ owner: { age: { lt: 40 } } }", "1")]
    [InlineData("{ owner: { age: { nlt: 40 } } }", "")]
    [InlineData("""{ parts: { some: { label: { eq: "p" }, count: { eq: 1 } } } }""", "1")]
    [InlineData("""{ parts: { some: { label: { eq: "q" }, count: { eq: 1 } } } }""", "")]
    [InlineData("""{ parts: { none: { count: { eq: null } } } }""", "2")]
    [InlineData("""{ or: [{ size: { eq: 5 } }, { name: { eq: "" } }] }""", "12")]
    [InlineData("""{ or: [{ size: { eq: 5 } }], name: { eq: "" } }""", "")]
    [InlineData("""{ and: [{ size: { eq: 5 } }, { rank: { eq: 5 } }] }""", "1")]
    public void Filters_match_as_the_contract_says(string where, string expected)
    {
        var filter = ItemSchema.Filter(where);

        string.Concat(new[] { Full, Empty }.Where(filter.Matches).Select(i => i.Id)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Ä", "ä", false)]
    [InlineData("K", "\u212A", false)]
    [InlineData("AZaz", "azAZ", true)]
    [InlineData("[", "{", false)]
    public void Only_the_letters_A_to_Z_are_folded(string name, string sought, bool matches) =>
        ItemSchema.Filter($$"""{ name: { ieq: "{{sought}}" } }""").Matches(new Item { Id = 1, Name = name }).ShouldBe(matches);

    [Theory]
    [InlineData("{ and: null }")]
    [InlineData("{ or: null }")]
    [InlineData("{ name: null }")]
    [InlineData("{ name: { in: null } }")]
    [InlineData("{ name: { nin: null } }")]
    [InlineData("{ name: { contains: null } }")]
    [InlineData("{ name: { or: null } }")]
    [InlineData("{ size: { gt: null } }")]
    [InlineData("{ tags: { some: null } }")]
    [InlineData("{ tags: { any: null } }")]
    [InlineData("{ and: [null] }")]
    [InlineData("{ color: { in: [null] } }")]
    public void Null_stands_for_no_list_and_no_operand(string where) =>
        Should.Throw<GraphQLException>(() => ItemSchema.Filter(where)).Error.Code.ShouldBe(ErrorCodes.NonNull);

    [Fact]
    public void Filters_have_bounds()
    {
        string Operations(int count) => $$"""{ or: [{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{ size: { eq: {{i}} } }"""))}}] }""";
        string Deep(int levels) => levels == 0 ? "{ size: { eq: 1 } }" : $$"""{ or: [{}, {{Deep(levels - 1)}}] }""";
        string Values(int count) => $$"""{ size: { in: [{{string.Join(',', Enumerable.Range(0, count))}}] } }""";

        ItemSchema.Filter(Operations(60)).ShouldNotBeNull();
        Should.Throw<GraphQLException>(() => ItemSchema.Filter(Operations(61))).Message.ShouldContain("60 operations");
        var deepest = Enumerable.Range(1, 8).Last(levels => Passes(Deep(levels)));
        deepest.ShouldBeGreaterThan(5);
        Should.Throw<GraphQLException>(() => ItemSchema.Filter(Deep(deepest + 1))).Message.ShouldContain("8 levels");
        Should.Throw<GraphQLException>(() => ItemSchema.Filter(Deep(deepest + 1))).Error.Code.ShouldBe("HC0117");
        ItemSchema.Filter(Values(1000)).ShouldNotBeNull();
        Should.Throw<GraphQLException>(() => ItemSchema.Filter(Values(1001))).Message.ShouldContain("1000 values");

        static bool Passes(string where)
        {
            try
            {
                return ItemSchema.Filter(where) is not null;
            }
            catch (GraphQLException)
            {
                return false;
            }
        }
    }

    [Theory]
    [InlineData("""{ name: { eq: "a" } }""", "name", "a")]
    [InlineData("""{ name: { in: ["a", "b", "a"] } }""", "name", "a,b")]
    [InlineData("""{ name: { in: [] } }""", "name", "")]
    [InlineData("""{ note: { eq: null } }""", "note", "")]
    [InlineData("""{ and: [{ size: { eq: 1 } }, { name: { eq: "a", in: ["a", "b"] } }] }""", "name", "a")]
    [InlineData("""{ or: [{ name: { eq: "a" } }, { name: { eq: "b" }, size: { gt: 1 } }] }""", "name", "a,b")]
    [InlineData("""{ tags: { some: { in: ["x", "y"] } } }""", "tags", "x,y")]
    [InlineData("{ color: { eq: GREEN } }", "color", "Green")]
    [InlineData("""{ id: { eq: "SXRlbTox" } }""", "id", "1")]
    public void A_filter_tells_which_values_it_demands(string where, string field, string expected)
    {
        ItemSchema.Filter(where).TryGetEquality(field, out var values).ShouldBeTrue();

        string.Join(',', values).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ note: { eq: "a" } }""")]
    [InlineData("""{ name: { neq: "a" } }""")]
    [InlineData("""{ name: { startsWith: "a" } }""")]
    [InlineData("""{ or: [{ name: { eq: "a" } }, { size: { eq: 1 } }] }""")]
    [InlineData("""{ name: { nin: ["a"] } }""")]
    [InlineData("""{ parts: { some: { label: { eq: "a" } } } }""")]
    public void A_filter_that_demands_nothing_says_so(string where) =>
        ItemSchema.Filter(where).TryGetEquality("name", out _).ShouldBeFalse();

    [Theory]
    [InlineData("""{ note: { eq: "now" } }""", "1")]
    [InlineData("""{ note: { eq: "then" } }""", "1")]
    [InlineData("""{ note: { eq: "then" }, tags: { some: { eq: "t" } } }""", "1")]
    [InlineData("""{ note: { eq: "now" }, tags: { some: { eq: "t" } } }""", "")]
    [InlineData("""{ note: { eq: "hidden" } }""", "")]
    [InlineData("""{ name: { eq: "b" } }""", "2")]
    [InlineData("""{ name: { eq: "a" }, note: { eq: "then" } }""", "1")]
    [InlineData("""{ name: { eq: "b" }, note: { eq: "then" } }""", "")]
    [InlineData("""{ name: { eq: "a" }, and: [{ note: { eq: "then" } }, { tags: { some: { eq: "n" } } }] }""", "")]
    [InlineData("""{ name: { eq: "a" }, or: [{ note: { eq: "then" } }, { tags: { some: { eq: "x" } } }] }""", "1")]
    public void A_filter_is_held_as_a_whole_against_both_views(string where, string expected)
    {
        Item[] items =
        [
            new() { Id = 1, Name = "a", Note = "now", Tags = ["n"], HasBefore = true, NoteBefore = "then", TagsBefore = ["t"] },
            new() { Id = 2, Name = "b", Note = null, NoteBefore = "hidden" },
        ];
        var filter = ItemSchema.Filter(where, "watched");

        string.Concat(items.Where(filter.Matches).Select(i => i.Id)).ShouldBe(expected);
        filter.TryGetEquality("name", out _).ShouldBe(where.Contains("name"));
    }

    [Theory]
    [InlineData("""{ name: { eq: "a" } }""", 1, 0)]
    [InlineData("""{ note: { eq: "a" } }""", 0, 1)]
    [InlineData("""{ name: { eq: "a" }, note: { eq: "a" } }""", 1, 1)]
    [InlineData("""{ and: [{ name: { eq: "a" } }, { note: { eq: "a" } }] }""", 1, 1)]
    public void What_is_the_same_in_both_views_is_asked_of_a_database_once(string where, int names, int before)
    {
        var expression = ItemSchema.Filter(where, "watched").ToExpression().ToString();

        (expression.Split(".Name ").Length - 1).ShouldBe(names, expression);
        (expression.Split(".HasBefore").Length - 1).ShouldBe(before, expression);
    }

    [Fact]
    public async Task A_filter_can_be_an_argument_of_its_own()
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = [Full, Empty] } };

        (await schema.AnswerAsync("""{ watched(where: { name: { eq: "" } }) all: watched }""")).GetRawText()
            .ShouldBe("""{"data":{"watched":"2","all":"1,2"}}""");
    }
}
