using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.History;

/// <summary>How long an instance or a service had each status over a window. Times in which no server ran are not in it.</summary>
public sealed class StatusTimes
{
    private readonly TimeSpan[] times = new TimeSpan[Enum.GetValues<HealthStatus>().Length];
    private TimeSpan withoutInstances;

    /// <summary>
    /// The share of time, 0 to 1, in which it could take traffic: it was HEALTHY or DEGRADED. Times in which it was UNKNOWN are left
    /// out; those in which a service had no instance are not. Null where nothing is left to measure.
    /// </summary>
    public double? Uptime
    {
        get
        {
            var up = Of(HealthStatus.Healthy) + Of(HealthStatus.Degraded);
            var known = up + Of(HealthStatus.Unhealthy) + Of(HealthStatus.Maintenance) + withoutInstances;
            return known > TimeSpan.Zero ? up / known : null;
        }
    }

    /// <summary>The share of each status that there was, best first. They sum up to 1; a service without an instance is UNKNOWN.</summary>
    public IReadOnlyList<StatusShare> Shares
    {
        get
        {
            var all = times.Aggregate(withoutInstances, (sum, time) => sum + time);
            var shares = new List<StatusShare>();
            foreach (var status in StatusRules.BestFirst)
            {
                var time = Of(status) + (status == HealthStatus.Unknown ? withoutInstances : TimeSpan.Zero);
                if (time > TimeSpan.Zero)
                {
                    shares.Add(new StatusShare(status, time / all, time));
                }
            }

            return shares;
        }
    }

    /// <param name="spans">None overlaps another.</param>
    /// <param name="runs">What is outside them does not count.</param>
    internal static StatusTimes Of(IEnumerable<StatusSpan> spans, RunTimes runs)
    {
        var result = new StatusTimes();
        foreach (var span in spans)
        {
            foreach (var (since, until) in runs.Within(span.Since, span.Until))
            {
                result.Add(span.Status, until - since);
            }
        }

        return result;
    }

    private TimeSpan Of(HealthStatus status) => times[(int)status];

    private void Add(HealthStatus? status, TimeSpan time)
    {
        if (status is { } some)
        {
            times[(int)some] += time;
        }
        else
        {
            withoutInstances += time;
        }
    }
}

/// <summary>The share of one status in a window.</summary>
/// <param name="Status">The status.</param>
/// <param name="Share">Its share of the time that is known, more than 0, up to 1.</param>
/// <param name="Duration">How long that was.</param>
public sealed record StatusShare(HealthStatus Status, double Share, TimeSpan Duration);
