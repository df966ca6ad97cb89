using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Removes instances whose time has come.</summary>
internal static class Removals
{
    // The writer leaves out those renewed meanwhile: leases are in memory, not in the snapshot.
    public static void Apply(Draft draft, ExpireLeases expire)
    {
        foreach (var id in expire.Ids)
        {
            if (draft.FindInstance(id) is { LeaseTtl: { } ttl } instance)
            {
                Remove(draft, instance, $"the lease of {Words.Of(ttl)} was not renewed");
            }
        }
    }

    // Whether it is time is decided by the monotonic clock, which the time of a change is not of.
    public static void Apply(Draft draft, DeregisterDue due)
    {
        foreach (var (id, deadline) in due.Instances)
        {
            if (draft.FindInstance(id) is { } instance && InstanceDeadlines.OfRemoval(instance)?.At == deadline)
            {
                Remove(
                    draft,
                    instance,
                    instance.Maintenance is { } maintenance
                        ? $"in maintenance since {maintenance.Since:u}"
                        : $"unhealthy for {Words.Of(instance.DeregisterAfter!.Value)}: {instance.StatusReason}");
            }
        }
    }

    private static void Remove(Draft draft, Instance instance, string reason)
    {
        draft.Remove(instance, reason);
        draft.Touch(instance, ChangeKind.Removed);
    }
}
