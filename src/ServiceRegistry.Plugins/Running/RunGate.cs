namespace ServiceRegistry.Plugins.Running;

/// <summary>Counts the runs of a plugin: once it is closed none begins, and whoever closed it waits for the last to end.</summary>
internal sealed class RunGate
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private int abandoned;
    private bool closed;

    /// <summary>Runs that ignored their cancellation, since the plugin was loaded.</summary>
    public int Abandoned => Volatile.Read(ref abandoned);

    public bool TryEnter()
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            running++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--running == 0 && closed)
            {
                drained.TrySetResult();
            }
        }
    }

    public void CountAbandoned() => Interlocked.Increment(ref abandoned);

    /// <summary>Waits no longer than told: a run that never ends must not keep the others from going on.</summary>
    public async Task CloseAsync(TimeSpan drain, TimeProvider time)
    {
        lock (gate)
        {
            closed = true;
            if (running == 0)
            {
                drained.TrySetResult();
            }
        }

        await drained.Task.WaitAsync(drain, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
