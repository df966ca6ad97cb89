using ServiceRegistry.GraphQL.Tests.Configuration.Library;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class ResolverTests
{
    private readonly LibrarySchema library = new();

    [Fact]
    public async Task Fields_are_answered_by_properties_and_methods()
    {
        var book = library.Add("Emma");
        library.Shelves.Books[book.Id] = book with
        {
            Binding = Binding.HardCover,
            Shelf = "A1",
            Tags = ["old"],
            Copies = [new Copy("here", IsWorn: true)],
            Loan = new Loan(DateTimeOffset.UnixEpoch, 7),
        };

        var data = await library.DataAsync(
            """
            query ($id: ID!) {
              book(id: $id) {
                title binding pages place tags copies { place isWorn } loan { days } author { name isKnown } copyCount
                shout quiet: shout(upper: false)
              }
            }
            """,
            $$"""{ "id": "{{NodeIdSerializer.Format("Book", book.Id)}}" }""");

        data.GetRawText().ShouldBe(
            """
            {"book":{"title":"Emma","binding":"HARD_COVER","pages":null,"place":"A1","tags":["old"],"copies":[{"place":"here","isWorn":true}],
            "loan":{"days":7},"author":{"name":"Ann","isKnown":true},"copyCount":1,"shout":"EMMA","quiet":"Emma"}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("{ describe }", "1.00:00:00  (left out) HardCover ")]
    [InlineData("""{ describe(window: "PT1H", numbers: [1, 2], note: "n", binding: PAPERBACK, words: ["a"]) }""", "01:00:00 1+2 n Paperback a")]
    [InlineData("{ describe(numbers: null, note: null) }", "1.00:00:00   HardCover ")]
    [InlineData("{ describe(numbers: 7) }", "1.00:00:00 7 (left out) HardCover ")]
    public async Task Arguments_arrive_as_their_parameters(string document, string expected) =>
        (await library.DataAsync(document)).GetProperty("describe").GetString().ShouldBe(expected);

    [Fact]
    public async Task Other_parameters_are_no_arguments() =>
        (await library.DataAsync("{ plain }")).GetProperty("plain").GetString().ShouldBe("plain ann 12 False");

    [Fact]
    public async Task Abstract_types_are_resolved_by_their_classes()
    {
        library.Add("Emma");

        (await library.DataAsync(
            """
            { hit: search(title: "Emma") { ...f } miss: search(title: "?") { ...f } reader { __typename name } }
            fragment f on IFinding { __typename ... on Hit { book { title } } ... on NoHit { why } }
            """)).GetRawText()
            .ShouldBe("""{"hit":{"__typename":"Hit","book":{"title":"Emma"}},"miss":{"__typename":"NoHit","why":"none of that title"},"reader":{"__typename":"Reader","name":"Ann"}}""");
    }

    [Fact]
    public async Task A_missing_service_is_a_fault_that_is_not_shown()
    {
        var schema = SchemaBuilder.New().AddQueryType(typeof(WithService)).Build();

        var answer = await Execution.Define.AnswerAsync(schema, "{ optional required }");

        answer.ShouldContain("INTERNAL_ERROR");
        answer.ShouldNotContain("Shelves");
        (await Execution.Define.AnswerAsync(schema, "{ optional }")).ShouldBe("""{"data":{"optional":true}}""");
    }

    private static class WithService
    {
        public static bool Optional([Service] Shelves? shelves) => shelves is null;

        public static bool Required([Service] Shelves shelves) => shelves is null;
    }
}
