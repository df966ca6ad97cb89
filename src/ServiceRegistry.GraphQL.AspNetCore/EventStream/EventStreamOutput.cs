using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.EventStream;

/// <summary>The one place where a subscription's events and the comments between them meet: they are written one after the other.</summary>
internal sealed class EventStreamOutput : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly EventStreamWriter writer;
    private readonly TimeSpan keepAliveInterval;
    private readonly CancellationToken clientLeft;
    private readonly ITimer keepAlive;

    public EventStreamOutput(EventStreamWriter writer, TimeSpan keepAliveInterval, TimeProvider time, CancellationToken clientLeft)
    {
        this.writer = writer;
        this.keepAliveInterval = keepAliveInterval;
        this.clientLeft = clientLeft;
        keepAlive = time.CreateTimer(_ => OnIdle(), null, keepAliveInterval, Timeout.InfiniteTimeSpan);
    }

    public async ValueTask SendAsync(OperationResult result)
    {
        await turn.WaitAsync(clientLeft);
        try
        {
            writer.WriteNext(result.Body.Span, result.EventId);
            await writer.FlushAsync(clientLeft);
        }
        finally
        {
            turn.Release();
        }

        keepAlive.Change(keepAliveInterval, Timeout.InfiniteTimeSpan);
    }

    public async Task CompleteAsync(TimeSpan? retry = null)
    {
        await turn.WaitAsync(clientLeft);
        try
        {
            if (retry is { } hint)
            {
                writer.WriteRetry((int)hint.TotalMilliseconds);
            }

            writer.WriteComplete();
            await writer.FlushAsync(clientLeft);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await keepAlive.DisposeAsync();
        await turn.WaitAsync(CancellationToken.None);
        turn.Dispose();
    }

    /// <summary>Where somebody writes at this moment the stream is not idle: the comment is left out.</summary>
    private void OnIdle()
    {
        if (clientLeft.IsCancellationRequested || !turn.Wait(0, CancellationToken.None))
        {
            return;
        }

        writer.WriteKeepAlive();
        var flush = writer.FlushAsync(clientLeft);
        if (flush.IsCompleted)
        {
            Release(flush.IsCompletedSuccessfully);
        }
        else
        {
            flush.AsTask().ContinueWith(done => Release(done.IsCompletedSuccessfully), TaskScheduler.Default);
        }
    }

    /// <summary>A flush that failed means a client that left; the request's own token ends the stream.</summary>
    private void Release(bool written)
    {
        turn.Release();
        if (written)
        {
            keepAlive.Change(keepAliveInterval, Timeout.InfiniteTimeSpan);
        }
    }
}
