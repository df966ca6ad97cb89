using System.Text;
using System.Threading.Channels;
using ServiceRegistry.GraphQL.AspNetCore.Sockets;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>A socket whose peer reads when the test lets it.</summary>
internal sealed class FakeChannel : IMessageChannel
{
    private readonly Channel<string> sent = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>While set, sends wait for it.</summary>
    public TaskCompletionSource? Blocked { get; set; }

    public Task Aborted => aborted.Task.WaitAsync(Patience.Long);

    public bool IsAborted => aborted.Task.IsCompleted;

    /// <summary>The next message, or <c>close CODE</c>.</summary>
    public Task<string> NextAsync() => sent.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (Blocked is { } blocked)
        {
            await Task.WhenAny(blocked.Task, aborted.Task);
        }

        sent.Writer.TryWrite(Encoding.UTF8.GetString(message.Span));
    }

    public Task CloseAsync(CloseCode code, string reason, CancellationToken cancellationToken)
    {
        sent.Writer.TryWrite($"close {(int)code} {reason}");
        return Task.CompletedTask;
    }

    public void Abort() => aborted.TrySetResult();
}
