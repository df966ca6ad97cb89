using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>
/// Payloads on their way to one subscriber. What finds nothing before it is sent at once, by whoever brings it; the bound counts what
/// waits behind the payload being sent. Where nothing is being sent, payloads of any number and size are accepted: several come at once
/// only where their bytes are shared by all who get them.
/// </summary>
/// <param name="options">The bound.</param>
/// <param name="time">The clock of the subscriber's patience.</param>
/// <param name="send">Sends one payload; the next one is sent when it has completed.</param>
internal sealed class Outbox(DeliveryOptions options, TimeProvider time, Func<OperationResult, ValueTask> send) : ISubscriber
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<OperationResult> waiting = [];
    private TaskCompletionSource? room;
    private long waitingBytes;
    private bool isSending;
    private bool isEnded;

    /// <summary>Completes when everything, or the payload that ends the operation, is sent; fails where sending does.</summary>
    public Task Over => over.Task;

    /// <summary>The id of the last payload sent that had one.</summary>
    public string? LastEventId { get; private set; }

    public bool TryPush(IReadOnlyList<OperationResult> payloads)
    {
        lock (gate)
        {
            if (isEnded)
            {
                Drop(payloads);
                return true;
            }

            if (isSending && !Fits(payloads))
            {
                return false;
            }

            foreach (var payload in payloads)
            {
                waiting.Enqueue(payload);
                waitingBytes += payload.Body.Length;
            }

            if (isSending || waiting.Count == 0)
            {
                return true;
            }

            isSending = true;
        }

        SendWaiting();
        return true;
    }

    public async ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken)
    {
        Task taken;
        lock (gate)
        {
            if (!isSending)
            {
                return true;
            }

            taken = (room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        try
        {
            await taken.WaitAsync(options.StallTimeout, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            Abandon();
            return false;
        }
    }

    /// <summary>Nothing more will come; what waits is still sent.</summary>
    public void End()
    {
        lock (gate)
        {
            isEnded = true;
            if (!isSending)
            {
                over.TrySetResult();
            }
        }
    }

    /// <summary>Nothing more will come, because of a fault that is the caller's to tell.</summary>
    public void Fail(Exception exception)
    {
        over.TrySetException(exception);
        Abandon();
    }

    /// <summary>Gives what waits up, and all that may still come; what is being sent is not disturbed.</summary>
    public void Abandon()
    {
        lock (gate)
        {
            isEnded = true;
            Drop(waiting);
            waiting.Clear();
            waitingBytes = 0;
            room?.TrySetResult();
            if (!isSending)
            {
                over.TrySetResult();
            }
        }
    }

    private bool Fits(IReadOnlyList<OperationResult> payloads) =>
        waiting.Count + payloads.Count <= options.MaxWaitingPayloads
        && waitingBytes + payloads.Sum(payload => (long)payload.Body.Length) <= options.MaxWaitingBytes;

    // As long as nothing has to be waited for it goes on in the caller's thread: for most subscribers that is all there is.
    private void SendWaiting()
    {
        while (TryTake(out var payload))
        {
            var sending = SendAsync(payload);
            if (!sending.IsCompletedSuccessfully)
            {
                _ = ContinueAsync(sending);
                return;
            }
        }
    }

    private async Task ContinueAsync(ValueTask sending)
    {
        try
        {
            await sending;
        }
        catch (Exception exception)
        {
            lock (gate)
            {
                isSending = false;
            }

            Fail(exception);
            return;
        }

        SendWaiting();
    }

    private async ValueTask SendAsync(OperationResult payload)
    {
        using (payload)
        {
            await send(payload);
            LastEventId = payload.EventId ?? LastEventId;
            if (payload.IsRequestError)
            {
                Abandon();
            }
        }
    }

    private bool TryTake(out OperationResult payload)
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out payload!))
            {
                waitingBytes -= payload.Body.Length;
                MakeRoom();
                return true;
            }

            isSending = false;
            MakeRoom();
            if (isEnded)
            {
                over.TrySetResult();
            }

            return false;
        }
    }

    private void MakeRoom()
    {
        room?.TrySetResult();
        room = null;
    }

    private static void Drop(IEnumerable<OperationResult> payloads)
    {
        foreach (var payload in payloads)
        {
            payload.Dispose();
        }
    }
}
