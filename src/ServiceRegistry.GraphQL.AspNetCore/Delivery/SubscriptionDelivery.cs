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
        var outbox = new Outbox(options, time, send);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delivering = DeliverAsync(stream, outbox, stop.Token);
        bool keptUp;
        try
        {
            await outbox.Over;
        }
        finally
        {
            await stop.CancelAsync();
            keptUp = await delivering;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!keptUp)
        {
            using var error = new RequestErrorResult(ResumeFrom.Error(outbox.LastEventId ?? stream.StartEventId));
            await send(error);
        }
    }

    /// <summary>Never fails: what goes wrong is told where it is sent from.</summary>
    /// <returns>False where the subscriber did not keep up.</returns>
    private static async Task<bool> DeliverAsync(ResponseStream stream, Outbox outbox, CancellationToken cancellationToken)
    {
        try
        {
            var keptUp = stream is SharedStream shared
                ? await shared.DeliverAsync(outbox, cancellationToken)
                : await ReadAheadAsync(stream, outbox, cancellationToken);
            if (keptUp)
            {
                outbox.End();
            }
            else
            {
                outbox.Abandon();
            }

            return keptUp;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outbox.Abandon();
        }
        catch (Exception exception)
        {
            outbox.Fail(new InvalidOperationException("The source of a subscription failed.", exception));
        }

        return true;
    }

    private static async Task<bool> ReadAheadAsync(ResponseStream stream, Outbox outbox, CancellationToken cancellationToken)
    {
        await foreach (var payload in stream.ReadResultsAsync(cancellationToken).WithCancellation(cancellationToken))
        {
            if (!await outbox.PushAsync([payload], cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
