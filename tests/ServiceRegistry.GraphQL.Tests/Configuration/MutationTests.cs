namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class MutationTests
{
    private readonly LibrarySchema library = new();

    [Fact]
    public async Task Inputs_arrive_with_their_defaults()
    {
        var answer = await library.DataAsync("""mutation { buyBook(input: { title: "Emma" }) { book { title binding tags } receipt errors { __typename } } }""");

        answer.GetRawText().ShouldBe(
            """{"buyBook":{"book":{"title":"Emma","binding":"HARD_COVER","tags":["new","old"]},"receipt":"corner 00:01:30  (left out)   ","errors":null}}""");
    }

    [Fact]
    public async Task Inputs_arrive_as_given()
    {
        var id = Guid.NewGuid();
        var globalId = NodeIdSerializer.Format("Book", id);

        var answer = await library.DataAsync(
            """mutation ($input: BuyBookInput!) { buyBook(input: $input) { book { binding tags } receipt } }""",
            $$"""
            { "input": {
                "title": "Emma", "shop": "s", "binding": "PAPERBACK", "patience": "PT1S", "tags": [], "pages": 3, "note": null,
                "inPlaceOf": "{{globalId}}", "copies": [{ "place": "p", "like": "{{globalId}}" }], "wrapping": { "paper": [1] } } }
            """);

        answer.GetProperty("buyBook").GetProperty("book").GetRawText().ShouldBe("""{"binding":"PAPERBACK","tags":[]}""");
        answer.GetProperty("buyBook").GetProperty("receipt").GetString()
            .ShouldBe($"s 00:00:01 3  {id} CopySpec {{ Place = p, Number = 1, Like = {id} }} Wrapping {{ Paper = [1] }}");
    }

    [Fact]
    public async Task A_malformed_id_in_an_input_is_told_with_its_path()
    {
        var errors = await library.ErrorsAsync(
            """mutation ($input: BuyBookInput!) { buyBook(input: $input) { receipt } }""",
            """{ "input": { "title": "Emma", "copies": [{ "place": "p", "like": "x" }] } }""");

        errors.ShouldContain("INVALID_ID");
        errors.ShouldContain("input.copies[0].like");
    }

    [Fact]
    public async Task Errors_take_the_place_of_the_result()
    {
        var answer = await library.DataAsync(
            """mutation { buyBook(input: { title: "gold" }) { book { title } receipt errors { __typename ... on Error { message } ... on NoMoney { missing } } } }""");

        answer.GetRawText().ShouldBe(
            """{"buyBook":{"book":null,"receipt":null,"errors":[{"__typename":"NoMoney","message":"Too dear.","missing":5},{"__typename":"NotSold","message":"Not here."}]}}""");
    }

    [Fact]
    public async Task A_result_that_is_no_payload_gets_one()
    {
        library.Add("Emma");

        var answer = await library.DataAsync(
            """
            mutation {
              lendBook(input: { title: "Emma" }) { book { loan { days } } errors { __typename } }
              again: lendBook(input: { title: "Emma", days: 3 }) { book { loan { days } } }
              failed: lendBook(input: { title: "?" }) { book { title } errors { ... on NotSold { message } } }
              pay(input: { card: "x" }) { total }
              close(now: true)
            }
            """);

        answer.GetRawText().ShouldBe(
            """
            {"lendBook":{"book":{"loan":{"days":14}},"errors":null},"again":{"book":{"loan":{"days":3}}},
            "failed":{"book":null,"errors":[{"message":"Unknown."}]},"pay":{"total":100},"close":true}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("mutation { pay(input: {}) { total } }")]
    [InlineData("mutation { pay(input: { cash: 1, card: \"x\" }) { total } }")]
    [InlineData("mutation { pay(input: { cash: null }) { total } }")]
    public async Task Exactly_one_field_is_given_where_one_of_them_is_asked_for(string document) =>
        (await library.ErrorsAsync(document)).ShouldContain("PaymentInput");
}
