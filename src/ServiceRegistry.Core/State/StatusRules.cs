using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>What status follows from which.</summary>
internal static class StatusRules
{
    /// <summary>The statuses of instances, best first: a service has the best of them.</summary>
    public static ReadOnlySpan<HealthStatus> BestFirst =>
        [HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Unknown, HealthStatus.Unhealthy, HealthStatus.Maintenance];

    /// <summary>The instance with the status and reason that follow from its checks and its maintenance.</summary>
    /// <param name="instance">The instance; its status is still that of before.</param>
    /// <param name="before">What it counted as in discovery until now; null for a new one.</param>
    /// <param name="now">The time.</param>
    public static Instance Settle(Instance instance, HealthStatus? before, DateTimeOffset now)
    {
        var (status, reason) = StatusOf(instance);
        if (status == instance.Status)
        {
            return reason == instance.StatusReason ? instance : instance with { StatusReason = reason };
        }

        return instance with { Status = status, StatusReason = reason, StatusChangedAt = now, StatusBefore = before };
    }

    /// <summary>The status that <c>resolve</c> counts: an instance that an ERROR made UNKNOWN is what it was before it.</summary>
    public static HealthStatus ForDiscovery(Instance instance)
    {
        if (instance.Status != HealthStatus.Unknown)
        {
            return instance.Status;
        }

        var worst = HealthStatus.Healthy;
        foreach (var check in instance.Checks)
        {
            worst = Worse(worst, check.StatusBeforeError ?? check.Status);
        }

        return worst;
    }

    private static (HealthStatus Status, string? Reason) StatusOf(Instance instance)
    {
        if (instance.Maintenance is { } maintenance)
        {
            return (HealthStatus.Maintenance, maintenance.Reason);
        }

        HealthCheck? worst = null;
        foreach (var check in instance.Checks)
        {
            // Of those equally bad, the one that turned last says why.
            if (worst is null
                || Badness(check.Status) > Badness(worst.Status)
                || (check.Status == worst.Status && check.StatusChangedAt > worst.StatusChangedAt))
            {
                worst = check;
            }
        }

        return worst is null ? (HealthStatus.Healthy, null) : (worst.Status, ReasonOf(worst));
    }

    /// <summary>A check's name and what it last turned by.</summary>
    public static string ReasonOf(HealthCheck check) => $"{check.Name}: {check.StatusReason ?? "not checked yet"}";

    private static HealthStatus Worse(HealthStatus one, HealthStatus other) => Badness(other) > Badness(one) ? other : one;

    private static int Badness(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => 0,
        HealthStatus.Degraded => 1,
        HealthStatus.Unknown => 2,
        HealthStatus.Unhealthy => 3,
        _ => 4,
    };
}
