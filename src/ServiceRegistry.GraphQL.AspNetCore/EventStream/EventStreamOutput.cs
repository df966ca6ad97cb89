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

    public ValueTask SendAsync(OperationResult result) => WriteAsync(w => w.WriteNext(result.Body.Span, result.EventId));

    public ValueTask FlushAsync() => WriteAsync(static _ => { });

    public ValueTask CompleteAsync(TimeSpan? retry = null) => WriteAsync(w =>
    {
        if (retry is { } hint)
        {
            w.WriteRetry((int)hint.TotalMilliseconds);
        }

        w.WriteComplete();
    });

    public async ValueTask DisposeAsync()
    {
        await keepAlive.DisposeAsync();
        await turn.WaitAsync(CancellationToken.None);
        turn.Dispose();
    }

    private async ValueTask WriteAsync(Action<EventStreamWriter> write)
    {
        await turn.WaitAsync(clientLeft);
        try
        {
            write(writer);
            await writer.FlushAsync(clientLeft);
        }
        finally
        {
            turn.Release();
        }

        keepAlive.Change(keepAliveInterval, Timeout.InfiniteTimeSpan);
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
