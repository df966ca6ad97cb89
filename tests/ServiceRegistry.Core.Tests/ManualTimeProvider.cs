namespace ServiceRegistry.Core.Tests;

/// <summary>A clock that moves when it is told to, and fires the timers that come due on the way.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private long timestamp = 1_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return this.timestamp;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        var end = GetTimestamp() + span.Ticks;
        while (Next(end) is { } timer)
        {
            timer.Fire();
        }

        MoveTo(end);
    }

    /// <summary>Sets the wall clock, which alone may jump; the monotonic one and the timers do not notice.</summary>
    public void JumpWallClock(TimeSpan span)
    {
        lock (gate)
        {
            now += span;
        }
    }

    private ManualTimer? Next(long end)
    {
        ManualTimer? next;
        lock (gate)
        {
            next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
        }

        if (next is not null)
        {
            MoveTo(next.Due);
        }

        return next;
    }

    private void MoveTo(long timestamp)
    {
        lock (gate)
        {
            if (timestamp > this.timestamp)
            {
                now += new TimeSpan(timestamp - this.timestamp);
                this.timestamp = timestamp;
            }
        }
    }

    private sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public long Due { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                this.period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.timestamp + dueTime.Ticks;
                    time.timers.Add(this);
                }
            }

            return true;
        }

        public void Fire()
        {
            Change(this.period, this.period);
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
