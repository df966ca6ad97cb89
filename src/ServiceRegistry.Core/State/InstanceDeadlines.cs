using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>When an instance is to be removed by itself.</summary>
/// <param name="At">By the clock that the change was made by.</param>
/// <param name="Longest">It is not further away than that, whatever a clock says.</param>
internal readonly record struct RemovalDeadline(DateTimeOffset At, TimeSpan Longest);

/// <summary>When something is to happen to an instance by itself; null for never.</summary>
internal static class InstanceDeadlines
{
    /// <summary>It was in maintenance, or unhealthy, for as long as it allows.</summary>
    public static RemovalDeadline? OfRemoval(Instance instance) => instance switch
    {
        { Maintenance: { DeregisterAt: { } at } maintenance } => new(at, at - maintenance.Since),
        { Maintenance: null, Status: HealthStatus.Unhealthy, DeregisterAfter: { } after } => new(instance.StatusChangedAt + after, after),
        _ => null,
    };
}
