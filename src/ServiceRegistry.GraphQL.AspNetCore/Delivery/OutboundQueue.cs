using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>
/// Payloads on their way to one subscriber: one writer, one reader. The bound counts what waits behind the payload being sent; where
/// nothing waits, one of any size is accepted.
/// </summary>
internal sealed class OutboundQueue(int maxWaiting, long maxWaitingBytes) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<OperationResult> payloads = [];
    private readonly Signal changed = new();
    private TaskCompletionSource? room;

    // Every payload but the one that is being sent, or that is next because nothing is.
    private int waiting;
    private long waitingBytes;
    private bool sending;
    private bool headIsSending;
    private bool ended;
    private Exception? failure;

    /// <summary>True once the writer has given up on its reader.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Takes a payload over; false where the bound is reached and the payload stays the caller's.</summary>
    public bool TryEnqueue(OperationResult payload)
    {
        lock (gate)
        {
            if (!sending)
            {
                sending = headIsSending = true;
            }
            else if (waiting > 0 && (waiting >= maxWaiting || waitingBytes + payload.Body.Length > maxWaitingBytes))
            {
                return false;
            }
            else
            {
                waiting++;
                waitingBytes += payload.Body.Length;
            }

            payloads.Enqueue(payload);
        }

        changed.Set();
        return true;
    }

    /// <summary>Completes when the reader has taken a payload since the last one was refused.</summary>
    public Task WaitForRoomAsync()
    {
        lock (gate)
        {
            if (waiting == 0)
            {
                return Task.CompletedTask;
            }

            room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return room.Task;
        }
    }

    /// <summary>Nothing more will come; what waits is still read.</summary>
    public void End(Exception? exception = null)
    {
        lock (gate)
        {
            ended = true;
            failure = exception;
        }

        changed.Set();
    }

    /// <summary>Gives up on the reader: what waits is dropped.</summary>
    public void Overflow()
    {
        lock (gate)
        {
            Overflowed = ended = true;
            Drop();
        }

        changed.Set();
    }

    /// <summary>The next payload, which is the caller's to dispose; null where there will be none. The one before counts as sent.</summary>
    public async ValueTask<OperationResult?> DequeueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryDequeue(out var payload, out var isOver))
            {
                return payload;
            }

            if (isOver)
            {
                return failure is null ? null : throw new InvalidOperationException("The source of a subscription failed.", failure);
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Drop();
        }
    }

    private bool TryDequeue(out OperationResult? payload, out bool isOver)
    {
        lock (gate)
        {
            isOver = false;
            if (payloads.TryDequeue(out payload))
            {
                if (headIsSending)
                {
                    headIsSending = false;
                }
                else
                {
                    waiting--;
                    waitingBytes -= payload.Body.Length;
                    room?.SetResult();
                    room = null;
                }

                return true;
            }

            sending = false;
            isOver = ended;
            return false;
        }
    }

    private void Drop()
    {
        while (payloads.TryDequeue(out var payload))
        {
            payload.Dispose();
        }

        waiting = 0;
        waitingBytes = 0;
        headIsSending = false;
    }
}
