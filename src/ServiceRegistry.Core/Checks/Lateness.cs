using ServiceRegistry.Core.History;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// How long after their time the checks of the last minute began, counted into steps that grow by a fifth: a percentile is at most so much
/// too high. Guarded by the scheduler's lock.
/// </summary>
internal sealed class Lateness(TimeProvider time)
{
    private const int Windows = 7;
    private const int Steps = 80;
    private const double Growth = 1.2;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(1);

    private readonly int[][] counts = [.. Enumerable.Range(0, Windows).Select(_ => new int[Steps])];
    private readonly TimeSpan[] longest = new TimeSpan[Windows];
    private readonly long start = time.GetTimestamp();
    private long newest;

    public void Add(TimeSpan lateness)
    {
        var window = Advance();
        var step = lateness <= First ? 0 : Math.Min(Steps - 1, (int)Math.Ceiling(Math.Log(lateness / First, Growth)));
        counts[window][step]++;
        longest[window] = lateness > longest[window] ? lateness : longest[window];
    }

    /// <summary>The percentiles of the last minute; null where nothing ran.</summary>
    public DurationPercentiles? ToPercentiles()
    {
        Advance();
        var all = Enumerable.Range(0, Steps).Select(step => counts.Sum(window => window[step])).ToArray();
        var count = all.Sum();
        var max = longest.Max();
        return count == 0 ? null : new(count, At(50), At(90), At(95), At(99), max);

        TimeSpan At(int percent)
        {
            var left = (int)((((long)count * percent) + 99) / 100);
            var step = 0;
            while ((left -= all[step]) > 0)
            {
                step++;
            }

            var bound = First * Math.Pow(Growth, step);
            return bound < max && step < Steps - 1 ? bound : max;
        }
    }

    // Windows that have passed since are empty.
    private int Advance()
    {
        var now = time.GetElapsedTime(start).Ticks / Window.Ticks;
        for (var window = Math.Max(newest + 1, now - Windows + 1); window <= now; window++)
        {
            Array.Clear(counts[window % Windows]);
            longest[window % Windows] = TimeSpan.Zero;
        }

        newest = now;
        return (int)(now % Windows);
    }
}
