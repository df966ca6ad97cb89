namespace ServiceRegistry.Core.Timing;

/// <summary>Wakes one loop at a time, or before it.</summary>
internal sealed class Alarm : IDisposable
{
    // A timer of .NET takes less than 50 days; whoever is woken looks at the time and sleeps on.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly ITimer timer;

    public Alarm(TimeProvider time) => timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Wakes after a while; never where it is null. Takes the place of what was set before.</summary>
    public void Set(TimeSpan? delay) => timer.Change(
        delay switch
        {
            null => Timeout.InfiniteTimeSpan,
            { Ticks: <= 0 } => TimeSpan.Zero,
            // Timers count whole milliseconds and would wake too early.
            { } some when some < Longest => TimeSpan.FromMilliseconds(Math.Ceiling(some.TotalMilliseconds)),
            _ => Longest,
        },
        Timeout.InfiniteTimeSpan);

    /// <summary>Wakes now.</summary>
    public void Wake()
    {
        lock (signal)
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(cancellationToken);

    // A timer's callback may still be on its way when this is called: the semaphore, which holds nothing to give back, stays usable.
    public void Dispose() => timer.Dispose();
}
