using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>What the host puts around executions: listeners, and another schema.</summary>
public class HostTests
{
    [Fact]
    public async Task A_listener_waits_gives_state_and_adds_to_the_answer()
    {
        var listener = new Listener();
        var executor = new RequestExecutor(StateSchema(), new RequestExecutorOptions { Listeners = [listener] });

        var answer = executor.AnswerAsync(Define.Request("query Q { state }"));
        answer.IsCompleted.ShouldBeFalse();
        listener.Ready.SetResult();

        (await answer).ShouldBe("""{"data":{"state":"from the listener"},"extensions":{"revision":7,"operation":"Query Q"}}""");
    }

    [Fact]
    public async Task A_listener_may_refuse()
    {
        var listener = new Listener();
        listener.Ready.SetException(new GraphQLException("not yet", "REVISION_NOT_REACHED"));
        var executor = new RequestExecutor(StateSchema(), new RequestExecutorOptions { Listeners = [listener] });

        (await executor.AnswerAsync(Define.Request("{ state }")))
            .ShouldBe("""{"errors":[{"message":"not yet","extensions":{"code":"REVISION_NOT_REACHED"}}]}""");
    }

    [Fact]
    public async Task A_schema_is_swapped_while_an_operation_goes_on_with_the_old_one()
    {
        var release = new TaskCompletionSource();
        var provider = new RequestExecutorProvider(Define.Query(Define.Waiting("old", Scalar.String, async _ =>
        {
            await release.Task;
            return "old";
        })));
        var running = provider.Current.AnswerAsync(Define.Request("{ old }"));

        provider.Swap(Define.Query(Define.Field("new", Scalar.String, _ => "new")));
        release.SetResult();

        (await running).ShouldBe("""{"data":{"old":"old"}}""");
        (await provider.Current.AnswerAsync(Define.Request("{ new }"))).ShouldBe("""{"data":{"new":"new"}}""");
    }

    [Fact]
    public void A_field_without_a_resolver_is_no_schema_to_execute() =>
        Should.Throw<SchemaException>(() => new RequestExecutor(Define.Query(new OutputField("a", null, Scalar.Int, []))))
            .Errors.ShouldBe(["Query.a has no resolver."]);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(256)]
    public async Task A_cache_of_any_size_gives_each_document_its_own_answer(int size)
    {
        var executor = new RequestExecutor(
            Define.Query(Define.Field("n", Scalar.Int, c => c.Argument(0), Define.Argument("n", Scalar.Int))),
            new RequestExecutorOptions { DocumentCacheSize = size });

        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 10; i++)
            {
                (await executor.AnswerAsync(Define.Request($"{{ n(n: {i}) }}"))).ShouldBe($$$"""{"data":{"n":{{{i}}}}}""");
            }
        }
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        var executor = new RequestExecutor(
            StateSchema(), new RequestExecutorOptions { Validation = new ValidationOptions { AllowIntrospection = false } });

        (await executor.AnswerAsync(Define.Request("{ __schema { description } }"))).ShouldNotContain("data");
        (await executor.AnswerAsync(Define.Request("{ __typename }"))).ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    private static Schema StateSchema() => Define.Query(Define.Field("state", Scalar.String, c => c.ContextData["state"]));

    private sealed class Listener : IOperationListener
    {
        public TaskCompletionSource Ready { get; } = new();

        public async ValueTask OnExecutingAsync(IOperation operation, CancellationToken cancellationToken)
        {
            await Ready.Task;
            operation.ContextData["state"] = "from the listener";
        }

        public void OnExecuted(IOperation operation, ref AnswerExtensions extensions)
        {
            operation.Type.ShouldBe(OperationType.Query);
            operation.ContextData["state"].ShouldBe("from the listener");
            extensions.Add("revision", 7L);
            extensions.Add("operation", $"{operation.Type} {operation.Name}");
        }
    }
}
