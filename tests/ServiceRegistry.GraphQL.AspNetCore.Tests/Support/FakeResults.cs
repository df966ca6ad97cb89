using System.Text;
using System.Threading.Channels;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

internal sealed class FakeResult(string body, params GraphQLError[] errors) : OperationResult
{
    public override ReadOnlyMemory<byte> Body { get; } = Encoding.UTF8.GetBytes(body);

    public override bool IsRequestError => errors.Length > 0;

    public override IReadOnlyList<GraphQLError> Errors => errors;

    public bool IsDisposed { get; private set; }

    public static FakeResult Failed(string message, string code) =>
        new($$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""", new GraphQLError(message) { Code = code });

    public override void Dispose() => IsDisposed = true;
}

/// <summary>A subscription whose events a test gives.</summary>
internal sealed class FakeStream : ResponseStream
{
    private readonly Channel<OperationResult> events = Channel.CreateUnbounded<OperationResult>();
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when nobody reads the events any more.</summary>
    public Task Left => left.Task.WaitAsync(Patience.Long);

    public bool IsDisposed { get; private set; }

    /// <summary>What a client that was told nothing resumes from.</summary>
    public string? BeganAt { get; init; }

    public override string? StartEventId => BeganAt;

    public void Next(string body, string? eventId = null) => events.Writer.TryWrite(new FakeResult(body) { EventId = eventId });

    public void Next(OperationResult result) => events.Writer.TryWrite(result);

    public void End(Exception? exception = null) => events.Writer.Complete(exception);

    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var result in events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return result;
            }
        }
        finally
        {
            left.SetResult();
        }
    }

    public override void Dispose() => IsDisposed = true;
}
