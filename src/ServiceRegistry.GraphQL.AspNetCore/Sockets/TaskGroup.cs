namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Tasks that somebody waits for in the end. They deal with their failures themselves.</summary>
internal sealed class TaskGroup
{
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One is the group's own, until it is drained.
    private int count = 1;

    public void Add(Task task)
    {
        Interlocked.Increment(ref count);
        task.ContinueWith(_ => Leave(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when the last one has.</summary>
    public Task DrainAsync()
    {
        Leave();
        return drained.Task;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref count) == 0)
        {
            drained.TrySetResult();
        }
    }
}
