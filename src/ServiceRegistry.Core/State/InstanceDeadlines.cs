using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>When something is to happen to an instance by itself; null for never.</summary>
internal static class InstanceDeadlines
{
    /// <summary>It was unhealthy for as long as it allows.</summary>
    public static DateTimeOffset? OfUnhealthy(Instance instance) =>
        instance.Status == HealthStatus.Unhealthy ? instance.StatusChangedAt + instance.DeregisterAfter : null;

    /// <summary>Its maintenance ends, or it is removed out of it.</summary>
    public static DateTimeOffset? OfMaintenance(Instance instance) =>
        instance.Maintenance is { } maintenance ? Earlier(maintenance.Until, maintenance.DeregisterAt) : null;

    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
