namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>A clock that stands still until a test advances it, and tells which timers are set.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Found)> waiters = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + elapsed;

    public override long GetTimestamp() => elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes when a timer is set that is due in just this time.</summary>
    public Task TimerIsSetAsync(TimeSpan due)
    {
        lock (gate)
        {
            var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((due, found));
            TellWaiters();
            return found.Task.WaitAsync(Patience.Long);
        }
    }

    /// <summary>Moves the clock and runs what comes due, in its order.</summary>
    public void Advance(TimeSpan by)
    {
        var end = elapsed + by;
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        elapsed = end;
    }

    private ManualTimer? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is not null)
            {
                elapsed = next.Due!.Value;
                next.Due = next.Period == Timeout.InfiniteTimeSpan ? null : elapsed + next.Period;
                Tidy(next);
            }

            return next;
        }
    }

    private void Tidy(ManualTimer timer)
    {
        timers.Remove(timer);
        if (timer.Due is not null)
        {
            timers.Add(timer);
            TellWaiters();
        }
    }

    private void TellWaiters()
    {
        foreach (var waiter in waiters.Where(w => timers.Any(t => t.Due - elapsed == w.Due)).ToList())
        {
            waiters.Remove(waiter);
            waiter.Found.SetResult();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.elapsed + dueTime;
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Tidy(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>How long a test waits for something that must happen before it calls it missing.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
}
