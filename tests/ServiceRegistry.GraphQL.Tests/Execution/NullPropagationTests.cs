using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Section 6.4.4, each case with all fields at once and with all fields waiting.</summary>
public class NullPropagationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_nullable_field_takes_its_own_error(bool waits)
    {
        var answer = await Nested(waits, Scalar.String, _ => throw new GraphQLException("no", "NO")).AnswerAsync("{ a { x bad y } after }");

        answer.ShouldBe(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":9}],"path":["a","bad"],"extensions":{"code":"NO"}}]"""
            + ""","data":{"a":{"x":1,"bad":null,"y":2},"after":3}}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Null_in_a_non_null_field_makes_its_object_null(bool waits)
    {
        var answer = await Nested(waits, Scalar.String.Required(), _ => null).AnswerAsync("{ a { x bad y } after }");

        answer.ShouldBe(
            """{"errors":[{"message":"Cannot return null for non-nullable field.","locations":[{"line":1,"column":9}],"path":["a","bad"]"""
            + ""","extensions":{"code":"HC0018"}}],"data":{"a":null,"after":3}}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_in_non_null_fields_goes_up_to_the_data(bool waits)
    {
        var inner = Define.Object("Inner", Define.Either(waits, "bad", Scalar.String.Required(), _ => throw new GraphQLException("no")));
        var schema = Define.Query(
            Define.Either(waits, "a", inner.Required(), _ => new object()),
            Define.Either(waits, "after", Scalar.Int, _ => 3));

        (await schema.AnswerAsync("{ after a { bad } }")).ShouldBe(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":13}],"path":["a","bad"]}],"data":null}""");
    }

    [Theory]
    [InlineData(false, "[Int]", """[1,null,3]""")]
    [InlineData(true, "[Int]", """[1,null,3]""")]
    [InlineData(false, "[Int!]", "null")]
    [InlineData(true, "[Int!]", "null")]
    [InlineData(false, "[Int]!", """[1,null,3]""")]
    [InlineData(true, "[Int]!", """[1,null,3]""")]
    public async Task Null_in_a_list_is_an_item_or_makes_the_list_null(bool waits, string type, string expected)
    {
        GraphQLType listType = type switch
        {
            "[Int]" => Scalar.Int.List(),
            "[Int!]" => Scalar.Int.Required().List(),
            _ => Scalar.Int.List().Required(),
        };

        var answer = await Define.Query(Define.Either(waits, "list", listType, _ => new object?[] { 1, null, 3 })).AnswerAsync("{ list }");

        answer.ShouldEndWith($$$"""data":{"list":{{{expected}}}}}""");
        answer.Contains("\"path\":[\"list\",1]").ShouldBe(type == "[Int!]");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_bad_item_of_objects_makes_a_list_of_non_null_items_null(bool waits)
    {
        var item = Define.Object(
            "Item",
            Define.Either(waits, "n", Scalar.Int.Required(), c => c.Parent<int>() == 2 ? throw new GraphQLException("two") : c.Parent<int>()));
        var schema = Define.Query(
            Define.Either(waits, "strict", item.Required().List(), _ => new[] { 1, 2, 3 }),
            Define.Either(waits, "lax", item.List(), _ => new[] { 1, 2, 3 }));

        var answer = await schema.AnswerAsync("{ strict { n } lax { n } }");

        answer.ShouldContain("\"path\":[\"strict\",1,\"n\"]");
        answer.ShouldContain("\"path\":[\"lax\",1,\"n\"]");
        answer.ShouldEndWith("""data":{"strict":null,"lax":[{"n":1},null,{"n":3}]}}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_enumeration_that_fails_is_an_error_of_its_field(bool waits)
    {
        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new GraphQLException("broken off");
        }

        var answer = await Define.Query(Define.Either(waits, "list", Scalar.Int.List(), _ => Failing())).AnswerAsync("{ list }");

        answer.ShouldBe("""{"errors":[{"message":"broken off","locations":[{"line":1,"column":3}],"path":["list"]}],"data":{"list":null}}""");
    }

    [Fact]
    public async Task Siblings_that_wait_tell_their_errors_too()
    {
        var release = new TaskCompletionSource();
        var schema = Define.Query(
            Define.Waiting("first", Scalar.Int.Required(), _ => throw new GraphQLException("first")),
            Define.Waiting(
                "second",
                Scalar.Int,
                async _ =>
                {
                    await release.Task;
                    throw new GraphQLException("second");
                }));

        var answer = schema.AnswerAsync("{ first second }");
        answer.IsCompleted.ShouldBeFalse();
        release.SetResult();

        (await answer).ShouldBe(
            """{"errors":[{"message":"first","locations":[{"line":1,"column":3}],"path":["first"]},"""
            + """{"message":"second","locations":[{"line":1,"column":9}],"path":["second"]}],"data":null}""");
    }

    private static Schema Nested(bool waits, GraphQLType type, PureResolver bad) => Define.Query(
        Define.Either(
            waits,
            "a",
            Define.Object(
                "A",
                Define.Either(waits, "x", Scalar.Int, _ => 1),
                Define.Either(waits, "bad", type, bad),
                Define.Either(waits, "y", Scalar.Int, _ => 2)),
            _ => new object()),
        Define.Either(waits, "after", Scalar.Int, _ => 3));
}
