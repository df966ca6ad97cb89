using System.Text;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class GlobalIdTests
{
    private readonly LibrarySchema library = new();

    [Fact]
    public void An_id_is_base64_of_type_and_id()
    {
        NodeIdSerializer.Format("Book", 7).ShouldBe(Base64("Book:7"));
        NodeIdSerializer.Parse(Base64("Book:a:b")).ShouldBe(new NodeId("Book", "a:b"));
        NodeIdSerializer.Parse(NodeIdSerializer.Format("Book", "ü€")).Id.ShouldBe("ü€");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64!")]
    [InlineData("Qm9vaw==")]
    [InlineData("Ojc=")]
    [InlineData("Qm9vazo=")]
    [InlineData("Qm8gazo3")]
    [InlineData("N0E6Nw==")]
    [InlineData("Qm9vazr/")]
    public void What_is_no_id_is_malformed(string text)
    {
        NodeIdSerializer.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<GraphQLException>(() => NodeIdSerializer.Parse(text)).Error.Code.ShouldBe("INVALID_ID");
    }

    [Fact]
    public async Task Ids_are_written_and_read()
    {
        var book = library.Add("Emma");
        var id = NodeIdSerializer.Format("Book", book.Id);

        (await library.DataAsync($$"""{ newest book(id: "{{id}}") { id author { id } } booksByIds(ids: ["{{id}}"]) { title } }""")).GetRawText()
            .ShouldBe(
                $$"""
                {"newest":"{{Base64("Book:00000000-0000-0000-0000-000000000001")}}",
                "book":{"id":"{{id}}","author":{"id":"{{Base64("Writer:Ann")}}"} },"booksByIds":[{"title":"Emma"}]}
                """.ReplaceLineEndings("").Replace("} }", "}}"));
    }

    [Fact]
    public async Task Any_object_is_found_by_its_id()
    {
        var id = NodeIdSerializer.Format("Book", library.Add("Emma").Id);
        var unknown = NodeIdSerializer.Format("Book", Guid.NewGuid());

        (await library.DataAsync(
            """query ($ids: [ID!]!, $id: ID!) { node(id: $id) { __typename id ... on Book { title } } nodes(ids: $ids) { id } }""",
            $$"""{ "id": "{{id}}", "ids": ["{{unknown}}", "{{id}}", "{{Base64("Foo:1")}}"] }""")).GetRawText()
            .ShouldBe($$"""{"node":{"__typename":"Book","id":"{{id}}","title":"Emma"},"nodes":[null,{"id":"{{id}}"},null]}""");
    }

    [Theory]
    [InlineData("{ node(id: \"x\") { id } }")]
    [InlineData("{ node(id: \"Qm9vazo3\") { id } }")]
    [InlineData("{ book(id: \"x\") { id } }")]
    [InlineData("{ book(id: \"Qm9vazo3\") { id } }")]
    [InlineData("{ book(id: \"V3JpdGVyOkFubg==\") { id } }")]
    [InlineData("{ booksByIds(ids: [\"x\"]) { id } }")]
    public async Task A_malformed_id_is_an_error(string document) => (await library.ErrorsAsync(document)).ShouldContain("INVALID_ID");

    [Fact]
    public async Task Too_many_nodes_are_an_error()
    {
        (await library.ErrorsAsync("""{ nodes(ids: ["x", "x", "x"]) { id } }""")).ShouldNotContain("HC0076");
        (await library.ErrorsAsync("""{ nodes(ids: ["x", "x", "x", "x"]) { id } }""")).ShouldContain("HC0076");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
