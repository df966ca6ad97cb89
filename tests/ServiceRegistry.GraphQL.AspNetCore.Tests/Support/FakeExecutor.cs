using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>An executor that knows a few documents by heart, so that what a transport hands over and writes can be seen.</summary>
internal sealed class FakeExecutor : IRequestExecutor, IRequestExecutorProvider
{
    private readonly ConcurrentQueue<FakeStream> streams = new();
    private readonly SemaphoreSlim subscribed = new(0);
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Schema Schema { get; set; } = SchemaWith("ok");

    public IRequestExecutor Current => this;

    public OperationRequest? LastRequest { get; private set; }

    /// <summary>Called by each execution before anything else.</summary>
    public Action? OnExecute { get; set; }

    /// <summary>Completes when <c>{ wait }</c> runs.</summary>
    public Task Waiting => waiting.Task.WaitAsync(Patience.Long);

    /// <summary>Completes when <c>{ wait }</c> was cancelled.</summary>
    public Task Cancelled => cancelled.Task.WaitAsync(Patience.Long);

    public static Schema SchemaWith(string field)
    {
        var query = new ObjectType("Query", "The root.", () => [new OutputField(field, null, BuiltInScalars.Boolean, []) { Resolve = _ => true }]);
        return new Schema(null, query, null, null, [query, BuiltInScalars.Boolean], []);
    }

    /// <summary>The stream of the next <c>subscription { events }</c>, in the order in which they came.</summary>
    public async Task<FakeStream> SubscribedAsync()
    {
        (await subscribed.WaitAsync(Patience.Long)).ShouldBeTrue();
        streams.TryDequeue(out var stream).ShouldBeTrue();
        return stream!;
    }

    public async Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default)
    {
        LastRequest = request;
        OnExecute?.Invoke();
        var document = Encoding.UTF8.GetString(request.Document.Span);
        if (document.StartsWith("mutation") && !request.Allowed.HasFlag(AllowedOperations.Mutation))
        {
            return FakeResult.Failed("Mutations are not allowed here.", "OPERATION_NOT_ALLOWED");
        }

        return document switch
        {
            "{ fail }" => throw new InvalidOperationException("secret"),
            "{ wait }" => await WaitAsync(cancellationToken),
            "{ echo }" => new FakeResult(Echo(request)),
            "{ multiline }" => new FakeResult("{\"data\":{\"any\":{\r\n\"a\":1\n}}}"),
            "{ partial }" => new FakeResult("""{"data":null,"errors":[{"message":"later"}]}"""),
            _ when document.TrimEnd() == "{ dear }" => FakeResult.Failed("Too dear.", "COST_LIMIT"),
            "subscription { events }" => Subscribe(),
            "subscription { refused }" => FakeResult.Failed("Compacted.", "REVISION_COMPACTED"),
            _ when document.Contains('{') && document.Contains('}') => new FakeResult("""{"data":{"ok":true}}"""),
            _ => FakeResult.Failed("Syntax Error", "HC0014"),
        };
    }

    private static string Echo(OperationRequest request) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["data"] = new
        {
            document = Encoding.UTF8.GetString(request.Document.Span),
            operationName = request.OperationName,
            variables = request.Variables,
            extensions = request.Extensions,
            state = request.ContextData,
        },
    });

    private async Task<ExecutionResult> WaitAsync(CancellationToken cancellationToken)
    {
        waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            cancelled.TrySetResult();
            throw;
        }

        return new FakeResult("{}");
    }

    private FakeStream Subscribe()
    {
        var stream = new FakeStream();
        streams.Enqueue(stream);
        subscribed.Release();
        return stream;
    }
}
