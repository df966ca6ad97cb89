using ServiceRegistry.GraphQL.Execution;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

public class ErrorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unexpected_exception_is_masked_and_told_to_the_host(bool waits)
    {
        var diagnostics = new RecordingDiagnostics();
        var secret = new InvalidOperationException("the password is swordfish");
        var executor = new RequestExecutor(
            Define.Query(Define.Either(waits, "bad", Scalar.Int, _ => throw secret)), new RequestExecutorOptions { Diagnostics = diagnostics });

        var answer = await executor.AnswerAsync(Define.Request("{ bad }"));

        answer.ShouldNotContain("swordfish");
        var told = diagnostics.Told.ShouldHaveSingleItem();
        told.Exception.ShouldBe(secret);
        told.Path.ShouldBe(["bad"]);
        answer.ShouldBe(
            """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":3}],"path":["bad"]"""
            + $$$""","extensions":{"code":"INTERNAL_ERROR","errorId":"{{{told.ErrorId}}}"}}],"data":{"bad":null}}""");
    }

    [Fact]
    public async Task A_filter_may_take_an_exception_for_expected()
    {
        var diagnostics = new RecordingDiagnostics();
        var executor = new RequestExecutor(
            Define.Query(Define.Field("bad", Scalar.Int, _ => throw new TimeoutException())),
            new RequestExecutorOptions
            {
                Diagnostics = diagnostics,
                ErrorFilters = [new Filter(e => e.Exception is TimeoutException ? new GraphQLError("late") { Path = e.Path } : e)],
            });

        (await executor.AnswerAsync(Define.Request("{ bad }"))).ShouldBe("""{"errors":[{"message":"late","path":["bad"]}],"data":{"bad":null}}""");
        diagnostics.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_with_a_fault_takes_no_answer_away()
    {
        var diagnostics = new RecordingDiagnostics();
        var executor = new RequestExecutor(
            Define.Query(Define.Field("bad", Scalar.Int, _ => throw new GraphQLException("plain"))),
            new RequestExecutorOptions { Diagnostics = diagnostics, ErrorFilters = [new Filter(_ => throw new FormatException())] });

        var answer = await executor.AnswerAsync(Define.Request("{ bad }"));

        answer.ShouldContain("INTERNAL_ERROR");
        answer.ShouldEndWith("""data":{"bad":null}}""");
        diagnostics.Told.ShouldHaveSingleItem().Exception.ShouldBeOfType<FormatException>();
    }

    [Fact]
    public async Task A_resolver_may_tell_an_error_beside_its_value()
    {
        var schema = Define.Query(Define.Field(
            "partly",
            Scalar.Int,
            context =>
            {
                context.ReportError(new GraphQLError("some are missing") { Code = "PARTLY" });
                return 5;
            }));

        (await schema.AnswerAsync("{ p: partly }")).ShouldBe(
            """{"errors":[{"message":"some are missing","locations":[{"line":1,"column":3}],"path":["p"],"extensions":{"code":"PARTLY"}}]"""
            + ""","data":{"p":5}}""");
    }

    [Theory]
    [InlineData("{ a", null, false)]
    [InlineData("{ b }", null, false)]
    [InlineData("{ a }", "Other", true)]
    [InlineData("query A { a } query B { a }", null, true)]
    public async Task A_request_that_cannot_be_executed_has_errors_and_no_data(string document, string? operationName, bool isNotFound)
    {
        var executor = new RequestExecutor(Define.Query(Define.Field("a", Scalar.Int, _ => 1)));

        using var result = (OperationResult)await executor.ExecuteAsync(Define.Request(document, operationName: operationName));

        result.IsRequestError.ShouldBeTrue();
        (result.Errors.ShouldHaveSingleItem().Code == "OPERATION_NOT_FOUND").ShouldBe(isNotFound);
        System.Text.Encoding.UTF8.GetString(result.Body.Span).ShouldNotContain("data");
    }

    [Fact]
    public async Task A_kind_that_the_transport_does_not_allow_is_refused()
    {
        var executed = false;
        var schema = Define.Schema(
            Define.Object("Query", Define.Field("a", Scalar.Int, _ => 1)),
            Define.Object("Mutation", Define.Field("m", Scalar.Int, _ => executed = true)));

        var answer = await new RequestExecutor(schema).AnswerAsync(Define.Request("mutation { m }") with { Allowed = AllowedOperations.Query });

        answer.ShouldContain("""{"code":"OPERATION_NOT_ALLOWED","operation":"mutation"}""");
        executed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_value_that_its_leaf_type_cannot_hold_is_an_error()
    {
        var schema = Define.Query(Define.Field("n", Scalar.Int, _ => 1L << 40), Define.Field("list", Scalar.Int.List(), _ => 1), Define.Field("s", Scalar.String, _ => "a\u0001\"é\ud800"));

        var answer = await schema.AnswerAsync("{ n list s }");

        answer.ShouldContain("\"code\":\"EXEC_INVALID_LEAF_VALUE\"");
        answer.ShouldContain("\"code\":\"EXEC_LIST_TYPE_NOT_SUPPORTED\"");
        answer.ShouldEndWith("""{"n":null,"list":null,"s":"a\u0001\"é\uFFFD"}}""");
    }

    private sealed class Filter(Func<GraphQLError, GraphQLError> filter) : IErrorFilter
    {
        public GraphQLError OnError(GraphQLError error) => filter(error);
    }
}
