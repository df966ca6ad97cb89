using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>How long a check waits from one run to the next, by how its target does.</summary>
internal static class CheckPace
{
    private const double FailuresToSlow = 20;
    private const double Slowest = 4;

    /// <summary>
    /// Its interval; a fifth of it while it is turning, though not under a second. A target that stays UNHEALTHY is asked less often with
    /// every failure beyond twenty in a row, down to a quarter as often: so the return of a target is seen within a fraction of the time
    /// that it was away.
    /// </summary>
    public static TimeSpan PeriodOf(HealthCheck check, CheckState state) =>
        state.IsTurning ? Faster(check.Interval)
        : state.Status == HealthStatus.Unhealthy ? check.Interval * Math.Clamp(state.Failures / FailuresToSlow, 1, Slowest)
        : check.Interval;

    /// <summary>A fifth, though not under a second.</summary>
    public static TimeSpan Faster(TimeSpan interval)
    {
        var fifth = interval / 5;
        return fifth > TimeSpan.FromSeconds(1) ? fifth : TimeSpan.FromSeconds(1);
    }
}
