using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The response stream of one subscriber of an operation that many share.</summary>
/// <param name="source">Where it begins, and what it has missed.</param>
/// <param name="own">Executes an event for this subscriber alone.</param>
/// <param name="enter">Enters the shared operation; makes it for the first.</param>
/// <param name="leave">Leaves it.</param>
/// <param name="reporter">Tells errors.</param>
/// <param name="lifetime">Ends with the stream, and with it what the source has left running.</param>
internal sealed class SharedStream(
    SharedSource source,
    Func<SourceEvent, CancellationToken, ValueTask<OperationResult>> own,
    Func<SharedOperation> enter,
    Action<SharedOperation> leave,
    ErrorReporter reporter,
    CancellationTokenSource lifetime) : ResponseStream
{
    public override string? StartEventId => source.StartEventId;

    /// <summary>
    /// Hands over what the subscriber has missed, then makes it a member of the shared operation. One that does not keep up goes on by
    /// itself until it has caught up. Ends when nothing more will come, or when the subscriber is given up.
    /// </summary>
    /// <returns>False where it is given up.</returns>
    public async Task<bool> DeliverAsync(ISubscriber subscriber, CancellationToken cancellationToken)
    {
        SharedOperation? operation = null;
        Member? member = null;
        try
        {
            operation = enter();
            var position = source.Start;
            await operation.Feed.ReachAsync(position, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var again = member is not null;
                member = new Member(subscriber) { LastEventId = member?.LastEventId };
                while (!operation.TryJoin(member, position, again))
                {
                    await foreach (var batch in source.ReadAsync(position, operation.Feed.Position, cancellationToken).ConfigureAwait(false))
                    {
                        if (!await PushAsync(subscriber, member, batch, cancellationToken).ConfigureAwait(false))
                        {
                            return false;
                        }

                        position = batch.Position;
                    }
                }

                var departure = await member.Left.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (departure.IsOver)
                {
                    return departure.Error is null || await FailAsync(subscriber, departure.Error, cancellationToken).ConfigureAwait(false);
                }

                position = departure.Position;
                if (!await subscriber.WaitForRoomAsync(cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return await FailAsync(subscriber, exception, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            member?.Leave(new Departure(0, IsOver: true));
            if (operation is not null)
            {
                leave(operation);
            }
        }
    }

    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reader = new ChannelSubscriber();
        var delivering = DeliverAsync(reader, end.Token).ContinueWith(
            ended => reader.Complete(ended.Exception), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (await reader.NextAsync(end.Token).ConfigureAwait(false) is { } payload)
            {
                yield return payload;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await delivering.ConfigureAwait(false);
        }
    }

    public override void Dispose() => lifetime.Cancel();

    private async ValueTask<bool> PushAsync(ISubscriber subscriber, Member member, SourceBatch batch, CancellationToken cancellationToken)
    {
        foreach (var sourceEvent in batch.Events)
        {
            var payload = await own(sourceEvent, cancellationToken).ConfigureAwait(false);
            if (!await subscriber.PushAsync([payload], cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            member.LastEventId = sourceEvent.EventId ?? member.LastEventId;
        }

        return true;
    }

    private ValueTask<bool> FailAsync(ISubscriber subscriber, Exception exception, CancellationToken cancellationToken) =>
        subscriber.PushAsync([ResponseFormat.RequestError([reporter.Report(exception)])], cancellationToken);

    /// <summary>A subscriber that is read in place of being written to: its reader holds the writer up, and nothing else bounds it.</summary>
    private sealed class ChannelSubscriber : ISubscriber
    {
        private const int Ahead = 16;

        private readonly Channel<OperationResult> payloads = Channel.CreateUnbounded<OperationResult>();
        private readonly SemaphoreSlim taken = new(0);

        public bool TryPush(IReadOnlyList<OperationResult> pushed)
        {
            if (payloads.Reader.Count >= Ahead)
            {
                return false;
            }

            foreach (var payload in pushed)
            {
                payloads.Writer.TryWrite(payload);
            }

            return true;
        }

        public async ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken)
        {
            while (payloads.Reader.Count >= Ahead)
            {
                await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }

        public void Complete(Exception? fault) => payloads.Writer.TryComplete(fault);

        public async ValueTask<OperationResult?> NextAsync(CancellationToken cancellationToken)
        {
            try
            {
                if (!await payloads.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            payloads.Reader.TryRead(out var payload);
            taken.Release();
            return payload;
        }
    }
}
