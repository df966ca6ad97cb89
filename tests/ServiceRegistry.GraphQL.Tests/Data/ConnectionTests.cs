using System.Text.Json;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Data;

public class ConnectionTests
{
    private static readonly List<Item> Items = [.. Enumerable.Range(1, 9).Select(i => new Item { Id = i, Name = $"{(char)('a' + (i % 3))}", Size = -i })];

    [Theory]
    [InlineData("ItemsConnection", """
        "A page of items."
        type ItemsConnection {
          "Where the page is."
          pageInfo: PageInfo!
          "The items with their places."
          edges: [ItemsEdge!]
          "The items alone."
          nodes: [Item!]
          "How many items there are on all pages together."
          totalCount: Int!
        }
        """)]
    [InlineData("ItemsEdge", """
        "An item with its place."
        type ItemsEdge {
          "The item's place in the order."
          cursor: String!
          "The item."
          node: Item!
        }
        """)]
    [InlineData("PageInfo", """
        "Where a page is among the others."
        type PageInfo {
          "Whether there are items behind this page."
          hasNextPage: Boolean!
          "Whether there are items before this page."
          hasPreviousPage: Boolean!
          "The first item's place; null where there is none."
          startCursor: String
          "The last item's place; null where there is none."
          endCursor: String
        }
        """)]
    [InlineData("SortEnumType", """
        "A direction."
        enum SortEnumType {
          "The smallest first."
          ASC
          "The greatest first."
          DESC
        }
        """)]
    [InlineData("ItemSortInput", """
        "What Item is ordered by: the fields of one item in the order of this type, the items in theirs."
        input ItemSortInput {
          name: SortEnumType
          note: SortEnumType
          size: SortEnumType
          rank: SortEnumType
          color: SortEnumType
          mood: SortEnumType
          isOn: SortEnumType
          isKnown: SortEnumType
          at: SortEnumType
          length: SortEnumType
          ownerName: SortEnumType
          ownerAge: SortEnumType
        }
        """)]
    [InlineData("ItemFilterInput", """
        "What must hold of Item: all that is given here, and it alone."
        input ItemFilterInput {
          "All of these must hold; where there are none, everything does."
          and: [ItemFilterInput!]
          "One of these must hold; where there are none, nothing does."
          or: [ItemFilterInput!]
          id: IdOperationFilterInput
          name: StringOperationFilterInput
          note: StringOperationFilterInput
          size: IntOperationFilterInput
          rank: LongOperationFilterInput
          color: ColorOperationFilterInput
          mood: ColorOperationFilterInput
          isOn: BooleanOperationFilterInput
          isKnown: BooleanOperationFilterInput
          at: DateTimeOperationFilterInput
          length: DurationOperationFilterInput
          key: IdOperationFilterInput
          tags: ListStringOperationFilterInput
          "Who has it."
          ownerName: StringOperationFilterInput
          ownerAge: IntOperationFilterInput
          isOwned: BooleanOperationFilterInput
          owner: OwnerFilterInput
          parts: ListFilterInputTypeOfPartFilterInput
        }
        """)]
    public void Types_have_Hot_Chocolates_shapes(string name, string expected) =>
        SchemaPrinter.Print([ItemSchema.Schema.FindType(name).ShouldNotBeNull()]).Trim().ShouldBe(expected.Replace("\r", ""));

    [Theory]
    [InlineData("StringOperationFilterInput", "and or eq neq contains ncontains in nin startsWith nstartsWith endsWith nendsWith icontains ieq istartsWith iendsWith")]
    [InlineData("IntOperationFilterInput", "eq neq in nin gt ngt gte ngte lt nlt lte nlte")]
    [InlineData("ColorOperationFilterInput", "eq neq in nin")]
    [InlineData("IdOperationFilterInput", "eq neq in nin")]
    [InlineData("BooleanOperationFilterInput", "eq neq")]
    [InlineData("ListStringOperationFilterInput", "all none some any")]
    [InlineData("ListFilterInputTypeOfPartFilterInput", "all none some any")]
    [InlineData("PartFilterInput", "and or id label count")]
    public void Operations_come_in_Hot_Chocolates_order(string name, string expected)
    {
        var fields = ((InputObjectType)ItemSchema.Schema.FindType(name).ShouldNotBeNull()).Fields;

        string.Join(' ', fields.Select(f => f.Name)).ShouldBe(expected);
        fields.Where(f => f.Name is "eq" or "in" or "and" or "some").ShouldAllBe(f => f.Description != null);
    }

    [Fact]
    public void Arguments_come_in_Hot_Chocolates_order() =>
        ItemSchema.Schema.QueryType.FindField("items")!.Arguments.Select(a => $"{a.Name}: {a.Type}").ShouldBe(
            ["first: Int", "after: String", "last: Int", "before: String", "where: ItemFilterInput", "order: [ItemSortInput!]"]);

    [Theory]
    [InlineData("items")]
    [InlineData("stored")]
    public async Task A_page_is_filtered_ordered_and_counted(string field)
    {
        await using var database = new ItemDatabase(Items.Select(i => new Item { Id = i.Id, Name = i.Name, Size = i.Size }));
        var schema = new ItemSchema { Source = new ItemSource { Items = Items, Query = database.Items } };

        var first = (await schema.AnswerAsync(
            $$"""
            { {{field}}(first: 2, where: { size: { lt: -2 } }, order: [{ name: DESC }, { size: ASC }]) {
                totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """)).GetProperty("data").GetProperty(field);
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        Ids(first).ShouldBe([8, 5]);
        first.GetProperty("totalCount").GetInt32().ShouldBe(7);
        first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        first.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeFalse();
        first.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("cursor").GetString()).Last().ShouldBe(cursor);
        first.GetProperty("pageInfo").GetProperty("startCursor").GetString().ShouldNotBe(cursor);

        var second = (await schema.AnswerAsync(
            $$"""{ {{field}}(after: "{{cursor}}", where: { size: { lt: -2 } }, order: { name: DESC, size: ASC }) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }"""))
            .GetProperty("data").GetProperty(field);

        Ids(second).ShouldBe([7, 4, 9, 6]);
        second.GetProperty("pageInfo").GetRawText().ShouldBe("""{"hasNextPage":true,"hasPreviousPage":true}""");
    }

    [Fact]
    public async Task Fields_of_one_order_count_in_the_order_of_the_type()
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = Items } };

        Ids((await schema.AnswerAsync("{ items(order: { size: ASC, name: ASC }) { nodes { id } } }")).GetProperty("data").GetProperty("items"))
            .ShouldBe([9, 6, 3, 7]);
    }

    [Theory]
    [InlineData("items(first: 6)")]
    [InlineData("items(last: 6)")]
    [InlineData("items(first: 0)")]
    [InlineData("few(first: 2)")]
    public async Task Pages_up_to_the_largest_are_answered(string field)
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = Items } };

        (await schema.AnswerAsync($"{{ {field} {{ nodes {{ id }} }} }}")).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("items(first: 1, last: 1)", "HC0052")]
    [InlineData("items(first: -1)", "HC0079")]
    [InlineData("items(last: -1)", "HC0079")]
    [InlineData("items(first: 7)", "HC0051")]
    [InlineData("items(last: 7)", "HC0051")]
    [InlineData("few(first: 3)", "HC0051")]
    [InlineData("items(after: \"x\")", "HC0078")]
    [InlineData("items(before: \"\")", "HC0078")]
    [InlineData("items(after: \"WzFd\")", "HC0078")]
    [InlineData("items(after: \"eyJhIjoxfQ==\")", "HC0078")]
    public async Task Bad_arguments_have_codes(string field, string code)
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = Items } };

        var answer = await schema.AnswerAsync($"{{ {field} {{ nodes {{ id }} }} }}");

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("few", "")]
    [InlineData("items", "order: { name: ASC }")]
    public async Task A_cursor_belongs_to_its_field_and_order(string field, string order)
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = Items } };
        var answer = await schema.AnswerAsync("{ items { pageInfo { endCursor } } }");
        var cursor = answer.GetProperty("data").GetProperty("items").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        (await schema.AnswerAsync($"{{ {field}(after: \"{cursor}\", {order}) {{ nodes {{ id }} }} }}")).GetRawText().ShouldContain("HC0078");
        (await schema.AnswerAsync($"{{ items(after: \"{cursor}\") {{ nodes {{ id }} }} }}")).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Sizes_are_those_of_the_field_or_of_the_options()
    {
        var schema = new ItemSchema { Source = new ItemSource { Items = Items } };

        var data = (await schema.AnswerAsync("{ items { nodes { id } } six: items(first: 6) { nodes { id } } few { nodes { id } } none: items(first: 0) { nodes { id } } }")).GetProperty("data");

        data.EnumerateObject().Select(p => Ids(p.Value).Count).ShouldBe([4, 6, 1, 0]);
    }

    [Fact]
    public async Task A_first_page_of_a_stream_looks_at_no_more_than_itself()
    {
        var source = new ItemSource { Items = [.. Items.Order(ItemSchema.Order("[]"))], IsOrderedStream = true };
        var schema = new ItemSchema { Source = source };

        Ids((await schema.AnswerAsync("{ items(first: 3) { nodes { id } pageInfo { hasNextPage } } }")).GetProperty("data").GetProperty("items"))
            .ShouldBe([1, 2, 3]);
        source.Touched.ShouldBe(4);

        (await schema.AnswerAsync("{ items(first: 3) { totalCount nodes { id } } }")).GetProperty("data").GetProperty("items")
            .GetProperty("totalCount").GetInt32().ShouldBe(9);
        source.Touched.ShouldBe(7, "nobody asked what comes behind the page");
    }

    [Fact]
    public async Task A_database_is_asked_with_fewer_operations()
    {
        await using var database = new ItemDatabase([]);
        var schema = new ItemSchema { Source = new ItemSource { Query = database.Items } };
        var parts = string.Join(',', Enumerable.Range(0, 31).Select(i => $$"""{ size: { eq: {{i}} } }"""));

        (await schema.AnswerAsync($$"""{ stored(where: { or: [{{parts}}] }) { totalCount } }""")).GetRawText().ShouldContain("HC0117");
        (await schema.AnswerAsync($$"""{ storedList(where: { or: [{{parts}}] }) { id } }""")).GetRawText().ShouldContain("HC0117");
        (await schema.AnswerAsync($$"""{ items(where: { or: [{{parts}}] }) { totalCount } }""")).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_is_asked_with_the_filter()
    {
        var source = new ItemSource { Items = Items };
        var schema = new ItemSchema { Source = source };

        await schema.AnswerAsync("""{ items(where: { name: { in: ["a", "b"] } }) { nodes { id } } }""");
        source.AskedFor!.TryGetEquality("name", out var names).ShouldBeTrue();
        names.ShouldBe(["a", "b"]);

        await schema.AnswerAsync("{ items(where: null, order: null) { nodes { id } } }");
        source.AskedFor.ShouldBeSameAs(Filter<Item>.Everything);
    }

    [Fact]
    public async Task Lists_can_be_filtered_and_ordered_without_pages()
    {
        await using var database = new ItemDatabase(Items.Select(i => new Item { Id = i.Id, Name = i.Name, Size = i.Size }));
        var schema = new ItemSchema { Source = new ItemSource { Items = Items, Query = database.Items } };

        (await schema.AnswerAsync("""{ list(where: { name: { eq: "a" } }) { id } storedList(where: { name: { eq: "a" } }, order: { size: ASC }) { id } }"""))
            .GetRawText().ShouldBe("""{"data":{"list":[{"id":3},{"id":6},{"id":9}],"storedList":[{"id":9},{"id":6},{"id":3}]}}""");
    }

    [Fact]
    public async Task A_page_that_is_in_memory_is_answered_without_the_database()
    {
        await using var database = new ItemDatabase(Items.Select(i => new Item { Id = i.Id, Name = i.Name, Size = i.Size }));
        var source = new OpenedItems(Items[..3], database.Items);
        var schema = new ItemSchema { Source = new ItemSource { Buffered = source } };

        Ids((await schema.AnswerAsync("{ buffered(first: 2) { nodes { id } } }")).GetProperty("data").GetProperty("buffered")).ShouldBe([1, 2]);
        source.Opened.ShouldBeEmpty();
        var second = (await schema.AnswerAsync("{ buffered { nodes { id } pageInfo { hasNextPage } } }")).GetProperty("data").GetProperty("buffered");
        Ids(second).ShouldBe([1, 2, 3, 4]);
        second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        source.Opened.ShouldBe([true]);
        (await schema.AnswerAsync("{ bufferedList(order: { size: ASC }) { id } }")).GetProperty("data").GetProperty("bufferedList")[0]
            .GetProperty("id").GetInt32().ShouldBe(9);
        source.Opened.ShouldBe([true, false]);
    }

    private static List<int> Ids(JsonElement connection) =>
        [.. connection.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetInt32())];

    /// <summary>Takes note of each opening: whether only what is behind the head was asked for.</summary>
    private sealed class OpenedItems(IReadOnlyList<Item> head, IQueryable<Item> query) : IBufferedQuery<Item>
    {
        public List<bool> Opened { get; } = [];

        public IReadOnlyList<Item> Head => head;

        public bool IsWhole => false;

        public Task<IQueryable<Item>> OpenAsync(bool behindHead, CancellationToken cancellationToken)
        {
            Opened.Add(behindHead);
            return Task.FromResult(query);
        }
    }
}
