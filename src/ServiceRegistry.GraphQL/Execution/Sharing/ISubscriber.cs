namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Takes the payloads of one subscription, within a bound.</summary>
internal interface ISubscriber
{
    /// <summary>Takes payloads over, all or none, and never waits; false where the bound is reached and they stay the caller's.</summary>
    bool TryPush(IReadOnlyList<OperationResult> payloads);

    /// <summary>Waits for room; false where the subscriber takes nothing for too long, and is to be given up.</summary>
    ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken);
}

/// <summary>Extensions of <see cref="ISubscriber"/>.</summary>
internal static class SubscriberExtensions
{
    /// <summary>Hands payloads over as soon as there is room; false where the subscriber is to be given up, and they were dropped.</summary>
    public static async ValueTask<bool> PushAsync(
        this ISubscriber subscriber, IReadOnlyList<OperationResult> payloads, CancellationToken cancellationToken)
    {
        try
        {
            while (!subscriber.TryPush(payloads))
            {
                if (!await subscriber.WaitForRoomAsync(cancellationToken).ConfigureAwait(false))
                {
                    Drop(payloads);
                    return false;
                }
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            Drop(payloads);
            throw;
        }
    }

    private static void Drop(IReadOnlyList<OperationResult> payloads)
    {
        foreach (var payload in payloads)
        {
            payload.Dispose();
        }
    }
}
