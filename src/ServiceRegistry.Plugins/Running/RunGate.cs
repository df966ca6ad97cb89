namespace ServiceRegistry.Plugins.Running;

/// <summary>
/// Counts the runs and watches of a plugin: once it is closed none begins, and whoever closed it waits for the last to end. A plugin that
/// ignored the cancellation of too many of them within some minutes is quarantined for as long as it is loaded.
/// </summary>
internal sealed class RunGate
{
    /// <summary>Abandoned runs and watches within <see cref="Window"/> that are too many: each may keep a thread or a connection for ever.</summary>
    public const int TooManyAbandoned = 10;

    /// <summary>How long an abandoned run is held against the plugin.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<long> recent = new();
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private int abandoned;
    private bool closed;
    private volatile bool isQuarantined;
    private volatile string? fault;

    /// <summary>Runs and watches that ignored their cancellation, since the plugin was loaded.</summary>
    public int Abandoned => Volatile.Read(ref abandoned);

    /// <summary>Runs that have begun and not ended, those that were abandoned among them.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Whether no run may begin, though the plugin is loaded.</summary>
    public bool IsQuarantined => isQuarantined;

    /// <summary>What it was quarantined for at once; null where it was not.</summary>
    public string? Fault => fault;

    /// <summary>Cancelled once the plugin is let go or quarantined: a watch ends by it, a run by its own time.</summary>
    public CancellationToken Ending => ending.Token;

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

    /// <summary>Leaves once something of the plugin has ended; where that is waited for no more, it is counted.</summary>
    public void LeaveWhenOver(Task plugins, bool abandoned, TimeProvider time)
    {
        if (!abandoned)
        {
            _ = plugins.Exception; // seen
            Leave();
            return;
        }

        CountAbandoned(time);
        plugins.ContinueWith(
            static (over, state) =>
            {
                _ = over.Exception; // seen: nobody waits for it any more
                ((RunGate)state!).Leave();
            },
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Lets no run begin any more, for what the plugin has done.</summary>
    /// <param name="reason">A sentence.</param>
    public void Quarantine(string reason)
    {
        fault = reason;
        isQuarantined = true;
        EndWatches();
    }

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

        EndWatches();
        await drained.Task.WaitAsync(drain, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // They go on elsewhere: nobody here waits for them.
    private void EndWatches() => _ = ending.CancelAsync();

    private void CountAbandoned(TimeProvider time)
    {
        lock (gate)
        {
            abandoned++;
            while (recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) > Window)
            {
                recent.Dequeue();
            }

            recent.Enqueue(time.GetTimestamp());
            isQuarantined |= recent.Count >= TooManyAbandoned;
        }

        if (isQuarantined)
        {
            EndWatches();
        }
    }
}
