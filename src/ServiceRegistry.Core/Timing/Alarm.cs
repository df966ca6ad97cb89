namespace ServiceRegistry.Core.Timing;

/// <summary>Wakes one loop at a time, or before it.</summary>
internal sealed class Alarm : IDisposable
{
    // A timer of .NET takes less than 50 days; whoever is woken looks at the time and sleeps on.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly ITimer _timer;

    public Alarm(TimeProvider time) => _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Wakes after a while; never where it is null. Takes the place of what was set before.</summary>
    public void Set(TimeSpan? delay) => _timer.Change(
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
        lock (_signal)
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    // A timer's callback may still be on its way when this is called: the semaphore, which holds nothing to give back, stays usable.
    public void Dispose() => _timer.Dispose();
}
