using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Discovery;

/// <summary>
/// Tells where so many instances of a service turned UNHEALTHY together that the checks are doubted rather than the instances. It needs the
/// instances and the time alone: all members, and a restarted one, agree.
/// </summary>
internal static class MassFailure
{
    private const int Least = 3;

    private static readonly TimeSpan Together = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True where at least three count, those in maintenance apart, and more than half of them turned from HEALTHY or DEGRADED to UNHEALTHY
    /// with at most 60 s between the first turn and the last, which is at most 5 minutes ago.
    /// </summary>
    public static bool IsDoubted(List<Instance> instances, DateTimeOffset now)
    {
        var (counted, unhealthy) = (0, 0);
        foreach (var instance in instances)
        {
            counted += instance.Status == HealthStatus.Maintenance ? 0 : 1;
            unhealthy += instance.Status == HealthStatus.Unhealthy ? 1 : 0;
        }

        // In good times that is all there is to it.
        return counted >= Least && unhealthy * 2 > counted && TurnedTogether(instances, (counted / 2) + 1, now);
    }

    private static bool TurnedTogether(List<Instance> instances, int most, DateTimeOffset now)
    {
        var turns = new List<DateTimeOffset>();
        foreach (var instance in instances)
        {
            if (instance is { Status: HealthStatus.Unhealthy, StatusBefore: HealthStatus.Healthy or HealthStatus.Degraded })
            {
                turns.Add(instance.StatusChangedAt);
            }
        }

        turns.Sort();
        for (var last = most - 1; last < turns.Count; last++)
        {
            if (turns[last] - turns[last - most + 1] <= Together && now - turns[last] <= Longest)
            {
                return true;
            }
        }

        return false;
    }
}
