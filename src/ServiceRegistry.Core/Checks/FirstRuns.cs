using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// When checks that are new run first: within a second, so that whoever registers sees it. Where thousands come at once, they take up to
/// their interval, so that they are no burst beside what the checks take anyway. Guarded by the scheduler's lock.
/// </summary>
internal sealed class FirstRuns(TimeProvider time, Random random)
{
    // What is no burst however few checks there are.
    private const double LeastPerSecond = 50;
    private const double OfMeanRate = 1.5;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private double perSecond;
    private int waiting;

    /// <summary>Takes a check into the mean rate.</summary>
    public void Add(HealthCheck check) => perSecond += RateOf(check);

    /// <summary>Takes a check out of the mean rate.</summary>
    public void Remove(HealthCheck check) => perSecond -= RateOf(check);

    /// <summary>A check waits for its first run.</summary>
    /// <returns>When it comes.</returns>
    public long Plan(TimeSpan interval)
    {
        waiting++;
        var all = TimeSpan.FromSeconds(waiting / Math.Max(LeastPerSecond, OfMeanRate * perSecond));
        return Within(all > interval ? interval : all > Soon ? all : Soon < interval ? Soon : interval);
    }

    /// <summary>A check waits no longer for its first run.</summary>
    public void End() => waiting--;

    /// <summary>Some moment within a span from now.</summary>
    public long Within(TimeSpan span) => time.GetTimestamp() + time.ToTimestamps(span * random.NextDouble());

    private static double RateOf(HealthCheck check) => check.IsReported ? 0 : 1 / check.Interval.TotalSeconds;
}
