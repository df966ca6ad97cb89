namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// The batches of one operation. While resolvers are being started, or let go on, they are held back; when the last hold ends all of them
/// are dispatched together: so what the fields of one level ask for is one batch. What is asked for at another time, behind some wait of a
/// resolver's own, is dispatched as soon as the work that is ready has had its turn.
/// </summary>
/// <param name="held">True where resolvers are being started right now.</param>
/// <param name="aborted">Ends when the client leaves or the operation's time is up.</param>
internal sealed class OperationBatches(bool held, CancellationToken aborted) : IBatchScheduler, IDisposable
{
    private readonly Lock gate = new();
    private List<Func<ValueTask>> waiting = [];
    private int holds = held ? 1 : 0;

    public CancellationToken Aborted => aborted;

    public void Schedule(Func<ValueTask> dispatch)
    {
        lock (gate)
        {
            waiting.Add(dispatch);
            if (holds > 0 || waiting.Count > 1)
            {
                return;
            }
        }

        _ = DispatchLaterAsync();
    }

    public IDisposable Hold()
    {
        lock (gate)
        {
            holds++;
        }

        return this;
    }

    /// <summary>Ends a hold.</summary>
    public void Dispose()
    {
        while (TakeWhereLast() is { } batches)
        {
            // A hold of its own is on while they are started: what they lead to at once comes together as well.
            foreach (var dispatch in batches)
            {
                _ = dispatch();
            }
        }
    }

    private List<Func<ValueTask>>? TakeWhereLast()
    {
        lock (gate)
        {
            holds--;
            if (holds > 0 || waiting.Count == 0)
            {
                return null;
            }

            holds++;
            var batches = waiting;
            waiting = [];
            return batches;
        }
    }

    // Behind all that was ready to run on the thread pool when the first of them asked.
    private async Task DispatchLaterAsync()
    {
        await Task.Yield();
        await Task.Yield();
        Hold().Dispose();
    }
}
