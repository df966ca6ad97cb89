using System.Collections.Concurrent;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

public class ConcurrencyTests
{
    [Fact]
    public async Task Mutations_run_one_after_the_other()
    {
        var order = new ConcurrentQueue<string>();
        var result = Define.Object("Result", Define.Waiting("below", Scalar.String, async c =>
        {
            await Task.Yield();
            order.Enqueue($"below {c.Parent<string>()}");
            return c.Parent<string>();
        }));
        var schema = Define.Schema(
            Define.Object("Query", Define.Field("a", Scalar.Int, _ => 1)),
            Define.Object("Mutation", Define.Waiting(
                "change",
                result,
                async c =>
                {
                    order.Enqueue($"begin {c.Argument(0)}");
                    await Task.Yield();
                    order.Enqueue($"end {c.Argument(0)}");
                    return c.Argument(0);
                },
                Define.Argument("n", Scalar.String))));

        var answer = await schema.AnswerAsync("mutation { x: change(n: \"1\") { below } y: change(n: \"2\") { below } __typename }");

        answer.ShouldBe("""{"data":{"x":{"below":"1"},"y":{"below":"2"},"__typename":"Mutation"}}""");
        order.ShouldBe(["begin 1", "end 1", "below 1", "begin 2", "end 2", "below 2"]);
    }

    [Fact]
    public async Task One_that_fails_takes_nothing_back_from_those_before_it_and_the_rest_goes_on()
    {
        var done = new List<object?>();
        var schema = Define.Schema(
            Define.Object("Query", Define.Field("a", Scalar.Int, _ => 1)),
            Define.Object("Mutation", Define.Field(
                "change",
                Scalar.Int,
                c =>
                {
                    done.Add(c.Argument(0));
                    return c.Argument(0) is 2 ? throw new GraphQLException("two") : c.Argument(0);
                },
                Define.Argument("n", Scalar.Int))));

        (await schema.AnswerAsync("mutation { a: change(n: 1) b: change(n: 2) c: change(n: 3) }"))
            .ShouldEndWith("data\":{\"a\":1,\"b\":null,\"c\":3}}");
        done.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task All_resolvers_of_a_query_begin_before_any_is_waited_for()
    {
        var meeting = new Meeting(6);
        ObjectType node = null!;
        node = new ObjectType("Node", null, () => [Define.Waiting("leaf", Scalar.Int, _ => meeting.ArriveAsync(1))]);
        var schema = Define.Query(
            Define.Waiting("leaf", Scalar.Int, _ => meeting.ArriveAsync(0)),
            Define.Field("node", node, _ => new object()),
            Define.Field("list", node.List(), _ => new object[3]),
            Define.Field("items", node.List(), _ => Enumerable.Range(0, 3).Select(i => new object())));

        // Six meet only if none of them waits for another: the leaf, those of both nodes, and those of the items.
        (await schema.AnswerAsync("{ leaf a: node { leaf } b: node { leaf } items { leaf } }")).ShouldBe(
            """{"data":{"leaf":0,"a":{"leaf":1},"b":{"leaf":1},"items":[{"leaf":1},{"leaf":1},{"leaf":1}]}}""");
    }

    [Fact]
    public async Task What_ends_out_of_order_is_answered_in_order()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        var item = Define.Object("Item", Define.Waiting("n", Scalar.Int, async c =>
        {
            await gates[c.Parent<int>()].Task;
            return c.Parent<int>();
        }));
        var schema = Define.Query(Define.Field("items", item.List(), _ => new[] { 0, 1, 2, 3 }), Define.Field("tail", Scalar.String, _ => "t"));

        var answer = schema.AnswerAsync("{ x: items { n } y: items { n } tail }");
        foreach (var gate in gates.Reverse())
        {
            answer.IsCompleted.ShouldBeFalse();
            gate.SetResult();
        }

        const string Items = """[{"n":0},{"n":1},{"n":2},{"n":3}]""";
        (await answer).ShouldBe($$$"""{"data":{"x":{{{Items}}},"y":{{{Items}}},"tail":"t"}}""");
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_execution()
    {
        using var client = new CancellationTokenSource();
        var seen = new TaskCompletionSource<CancellationToken>();
        var executor = new RequestExecutor(Define.Query(Define.Waiting("forever", Scalar.Int, async c =>
        {
            seen.SetResult(c.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted);
            return 1;
        })));

        var answer = executor.ExecuteAsync(Define.Request("{ forever }"), client.Token);
        var token = await seen.Task;
        token.IsCancellationRequested.ShouldBeFalse();
        await client.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_operation_that_takes_too_long_is_ended_even_if_its_resolver_does_not_listen(bool listens)
    {
        var time = new ManualTime();
        var begun = new TaskCompletionSource();
        var executor = new RequestExecutor(
            Define.Query(Define.Waiting("forever", Scalar.Int, async c =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, listens ? c.RequestAborted : default);
                return 1;
            })),
            new RequestExecutorOptions { TimeProvider = time });

        var answer = executor.AnswerAsync(Define.Request("{ forever }"));
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(29));
        answer.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await answer).ShouldBe(
            """{"errors":[{"message":"The operation took longer than its 30 s and was ended.","extensions":{"code":"HC0045"}}],"data":null}""");
    }

    [Fact]
    public async Task A_resolver_is_told_that_the_time_is_up_also_where_a_client_could_leave()
    {
        using var client = new CancellationTokenSource();
        var time = new ManualTime();
        var told = new TaskCompletionSource();
        var executor = new RequestExecutor(
            Define.Query(Define.Waiting("forever", Scalar.Int, async c =>
            {
                c.RequestAborted.Register(told.SetResult);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
                return 1;
            })),
            new RequestExecutorOptions { TimeProvider = time });

        var answer = executor.AnswerAsync(Define.Request("{ forever }"), client.Token);
        time.Advance(TimeSpan.FromSeconds(30));

        (await answer).ShouldContain("HC0045");
        await told.Task;
    }

    [Fact]
    public async Task Many_requests_at_once_share_one_compiled_document()
    {
        var item = Define.Object("Item", Define.Field("n", Scalar.Int, c => c.Parent<int>()));
        var executor = new RequestExecutor(Define.Query(
            Define.Either(true, "items", item.List(), c => Enumerable.Range(0, (int)c.Argument(0)!), Define.Argument("count", Scalar.Int))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => executor.AnswerAsync(
            Define.Request("query($c: Int) { items(count: $c) { n } }", $$$"""{"c":{{{i % 5}}}}""")))));

        for (var i = 0; i < answers.Length; i++)
        {
            var items = string.Join(',', Enumerable.Range(0, i % 5).Select(n => $$$"""{"n":{{{n}}}}"""));
            answers[i].ShouldBe($$$"""{"data":{"items":[{{{items}}}]}}""");
        }
    }

    /// <summary>Lets those who come go on once all are there.</summary>
    private sealed class Meeting(int size)
    {
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int present;

        public async ValueTask<object?> ArriveAsync(int result)
        {
            if (Interlocked.Increment(ref present) == size)
            {
                complete.SetResult();
            }

            await complete.Task;
            return result;
        }
    }
}
