using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Section 6.2.3.</summary>
public class SubscriptionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_event_is_executed_in_turn(bool waits)
    {
        var executor = Executor(_ => Events(1, 2, 3), waits);

        (await ReadAsync(executor)).ShouldBe(
            ["""{"data":{"on":{"n":1}}}""", """{"data":{"on":{"n":2}}}""", """{"data":{"on":{"n":3}}}"""]);
    }

    [Fact]
    public async Task An_event_may_carry_its_id_and_state_of_its_own()
    {
        var executor = Executor(
            _ => Events(
                new SourceEvent(1, "e:1"), new SourceEvent(2, null, new Dictionary<string, object?> { ["state"] = "second", ["shared"] = "own" })),
            waits: false,
            context => $"{context.Parent<int>()} {context.ContextData["shared"]} {(context.ContextData.TryGetValue("state", out var s) ? s : "none")}");
        var request = Define.Request("subscription { on { t } }") with { ContextData = new Dictionary<string, object?> { ["shared"] = "request" } };

        using var stream = (ResponseStream)await executor.ExecuteAsync(request);
        var results = new List<(string? Id, string Body)>();
        await foreach (var result in stream.ReadResultsAsync(default))
        {
            results.Add((result.EventId, Encoding.UTF8.GetString(result.Body.Span)));
            result.Dispose();
        }

        results.ShouldBe([("e:1", """{"data":{"on":{"t":"1 request none"}}}"""), (null, """{"data":{"on":{"t":"2 own second"}}}""")]);
    }

    [Fact]
    public async Task An_error_of_one_event_is_told_and_the_stream_goes_on()
    {
        var executor = Executor(_ => Events(1, 2, 3), waits: false, c => c.Parent<int>() == 2 ? throw new GraphQLException("two") : "t");

        var answers = await ReadAsync(executor, "subscription { on { t } }");

        answers.Count.ShouldBe(3);
        answers[1].ShouldStartWith("{\"errors\":[{\"message\":\"two\"");
        answers[2].ShouldBe("""{"data":{"on":{"t":"t"}}}""");
    }

    [Fact]
    public async Task A_source_that_throws_ends_with_that_error_and_its_extensions()
    {
        static async IAsyncEnumerable<object?> Broken()
        {
            await Task.Yield();
            yield return 1;
            throw new GraphQLException(
                new GraphQLError("too late") { Code = "REVISION_COMPACTED", Extensions = new Dictionary<string, object?> { ["revision"] = 7L } });
        }

        using var stream = (ResponseStream)await Executor(_ => Broken(), waits: false).ExecuteAsync(Define.Request("subscription { on { n } }"));
        var results = await ToListAsync(stream);

        results.Select(r => r.IsRequestError).ShouldBe([false, true]);
        Encoding.UTF8.GetString(results[1].Body.Span)
            .ShouldBe("""{"errors":[{"message":"too late","extensions":{"code":"REVISION_COMPACTED","revision":7}}]}""");
    }

    [Fact]
    public async Task A_source_that_fails_unexpectedly_is_masked()
    {
        static async IAsyncEnumerable<object?> Broken([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceEvent(1, null);
            throw new InvalidOperationException("secret");
        }

        var answers = await ReadAsync(Executor(_ => Broken(), waits: false));

        answers[^1].ShouldContain("INTERNAL_ERROR");
        answers[^1].ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_subscription_that_cannot_begin_is_a_request_error(bool expected)
    {
        var executor = Executor(_ => throw (expected ? new GraphQLException("no", "NO") : new InvalidOperationException("secret")), waits: false);

        using var result = (OperationResult)await executor.ExecuteAsync(Define.Request("subscription { on { n } }"));

        result.IsRequestError.ShouldBeTrue();
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe(expected ? "NO" : "INTERNAL_ERROR");
    }

    [Fact]
    public async Task The_source_is_given_up_when_the_client_leaves()
    {
        var channel = Channel.CreateUnbounded<object?>();
        var ended = new TaskCompletionSource();
        var token = default(CancellationToken);

        async IAsyncEnumerable<object?> Source([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                {
                    yield return item;
                }
            }
            finally
            {
                ended.SetResult();
            }
        }

        var executor = Executor(
            context =>
            {
                token = context.RequestAborted;
                return Source();
            },
            waits: false);
        using var client = new CancellationTokenSource();
        using var stream = (ResponseStream)await executor.ExecuteAsync(Define.Request("subscription { on { n } }"));
        await channel.Writer.WriteAsync(1);
        var count = 0;
        await foreach (var result in stream.ReadResultsAsync(client.Token))
        {
            result.Dispose();
            count++;
            token.IsCancellationRequested.ShouldBeFalse();
            await client.CancelAsync();
        }

        count.ShouldBe(1);
        await ended.Task;
        token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_that_fails_when_it_is_given_up_is_told_to_the_host_alone()
    {
        static async IAsyncEnumerable<object?> Source()
        {
            try
            {
                await Task.Yield();
                yield return 1;
                yield return 2;
            }
            finally
            {
                await Task.FromException(new InvalidOperationException("at the end"));
            }
        }

        var diagnostics = new RecordingDiagnostics();
        var executor = Executor(_ => Source(), waits: false, options: new RequestExecutorOptions { Diagnostics = diagnostics });
        using var stream = (ResponseStream)await executor.ExecuteAsync(Define.Request("subscription { on { n } }"));
        await foreach (var result in stream.ReadResultsAsync(default))
        {
            result.Dispose();
            break;
        }

        diagnostics.Told.ShouldHaveSingleItem().Exception.Message.ShouldBe("at the end");
    }

    [Fact]
    public async Task A_stream_that_is_never_read_ends_what_it_started()
    {
        var token = default(CancellationToken);
        var executor = Executor(
            context =>
            {
                token = context.RequestAborted;
                return Events(1);
            },
            waits: false);

        (await executor.ExecuteAsync(Define.Request("subscription { on { n } }"))).Dispose();

        token.IsCancellationRequested.ShouldBeTrue();
    }

    private static RequestExecutor Executor(
        Func<IResolverContext, IAsyncEnumerable<object?>> subscribe, bool waits, PureResolver? text = null, RequestExecutorOptions? options = null)
    {
        var item = Define.Object(
            "Item", Define.Either(waits, "n", Scalar.Int, c => c.Parent<int>()), Define.Either(waits, "t", Scalar.String, text ?? (_ => "t")));
        return new RequestExecutor(Define.Schema(
            Define.Object("Query", Define.Field("a", Scalar.Int, _ => 1)),
            subscription: Define.Object(
                "Subscription",
                Define.Field("on", item, c => c.Parent<object?>()) with { Subscribe = context => ValueTask.FromResult(subscribe(context)) })),
            options);
    }

    private static async IAsyncEnumerable<object?> Events(params object?[] events)
    {
        foreach (var item in events)
        {
            await Task.Yield();
            yield return item;
        }
    }

    private static async Task<List<string>> ReadAsync(IRequestExecutor executor, string document = "subscription { on { n } }")
    {
        using var stream = (ResponseStream)await executor.ExecuteAsync(Define.Request(document));
        return [.. (await ToListAsync(stream)).Select(result => Encoding.UTF8.GetString(result.Body.Span))];
    }

    private static async Task<List<OperationResult>> ToListAsync(ResponseStream stream)
    {
        var results = new List<OperationResult>();
        await foreach (var result in stream.ReadResultsAsync(default))
        {
            results.Add(result);
        }

        return results;
    }
}
