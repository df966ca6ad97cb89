using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>
/// Brings the payloads of a subscription to its subscriber. The source is read ahead up to the bound, then waits for the subscriber; one
/// that takes nothing for too long is ended with <c>RESUME_FROM</c>, so that its source is not held for ever.
/// </summary>
internal sealed class SubscriptionDelivery(DeliveryOptions options, TimeProvider time)
{
    /// <summary>Returns when the stream has ended and everything, or the error that ended it, is sent.</summary>
    /// <param name="stream">The subscription.</param>
    /// <param name="send">Sends one payload; the next one is sent when it has completed.</param>
    /// <param name="cancellationToken">Ends the subscription at once.</param>
    public async Task RunAsync(ResponseStream stream, Func<OperationResult, ValueTask> send, CancellationToken cancellationToken)
    {
        using var queue = new OutboundQueue(options.MaxWaitingPayloads, options.MaxWaitingBytes);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAheadAsync(stream, queue, stop.Token);
        try
        {
            await SendAsync(queue, send, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task SendAsync(OutboundQueue queue, Func<OperationResult, ValueTask> send, CancellationToken cancellationToken)
    {
        string? lastEventId = null;
        while (await queue.DequeueAsync(cancellationToken) is { } payload)
        {
            using (payload)
            {
                await send(payload);
                lastEventId = payload.EventId ?? lastEventId;
                if (payload.IsRequestError)
                {
                    return;
                }
            }
        }

        if (queue.Overflowed)
        {
            using var error = new RequestErrorResult(ResumeFrom.Error(lastEventId));
            await send(error);
        }
    }

    /// <summary>Never fails: what goes wrong is the reader's to tell.</summary>
    private async Task ReadAheadAsync(ResponseStream stream, OutboundQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var payload in stream.ReadResultsAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                if (!await EnqueueAsync(queue, payload, cancellationToken))
                {
                    payload.Dispose();
                    queue.Overflow();
                    return;
                }
            }

            queue.End();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            queue.End();
        }
        catch (Exception exception)
        {
            queue.End(exception);
        }
    }

    private async ValueTask<bool> EnqueueAsync(OutboundQueue queue, OperationResult payload, CancellationToken cancellationToken)
    {
        while (!queue.TryEnqueue(payload))
        {
            try
            {
                await queue.WaitForRoomAsync().WaitAsync(options.StallTimeout, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }
            catch (OperationCanceledException)
            {
                payload.Dispose();
                throw;
            }
        }

        return true;
    }
}
