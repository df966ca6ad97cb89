namespace ServiceRegistry.Plugins.Running;

/// <summary>Counts the runs of a plugin: once it is closed none begins, and whoever closed it waits for the last to end.</summary>
internal sealed class RunGate
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _abandoned;
    private bool _closed;

    /// <summary>Runs that ignored their cancellation, since the plugin was loaded.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_running == 0 && _closed)
            {
                _drained.TrySetResult();
            }
        }
    }

    public void CountAbandoned() => Interlocked.Increment(ref _abandoned);

    /// <summary>Waits no longer than told: a run that never ends must not keep the others from going on.</summary>
    public async Task CloseAsync(TimeSpan drain, TimeProvider time)
    {
        lock (_lock)
        {
            _closed = true;
            if (_running == 0)
            {
                _drained.TrySetResult();
            }
        }

        await _drained.Task.WaitAsync(drain, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
