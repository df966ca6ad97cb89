namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Runs pieces of work one after the other, in the order in which they come, never in the thread that brings them.</summary>
internal sealed class Turns : IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private readonly Queue<Func<ValueTask>> waiting = [];
    private bool isRunning;

    /// <summary>Adds a piece of work, which must not fail.</summary>
    public void Add(Func<ValueTask> work)
    {
        lock (gate)
        {
            waiting.Enqueue(work);
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        while (TryTake(out var work))
        {
            await work().ConfigureAwait(false);
        }
    }

    private bool TryTake(out Func<ValueTask> work)
    {
        lock (gate)
        {
            isRunning = waiting.TryDequeue(out work!);
            return isRunning;
        }
    }
}
