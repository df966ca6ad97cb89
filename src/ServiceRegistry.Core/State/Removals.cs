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

    public static void Apply(Draft draft, DeregisterDue due)
    {
        foreach (var id in due.Ids)
        {
            if (draft.FindInstance(id) is not { } instance)
            {
                continue;
            }

            if (instance.Maintenance?.DeregisterAt <= draft.Now)
            {
                Remove(draft, instance, $"in maintenance since {instance.Maintenance.Since:u}");
            }
            else if (InstanceDeadlines.OfUnhealthy(instance) <= draft.Now)
            {
                Remove(draft, instance, $"unhealthy for {Words.Of(instance.DeregisterAfter!.Value)}: {instance.StatusReason}");
            }
        }
    }

    private static void Remove(Draft draft, Instance instance, string reason)
    {
        draft.Remove(instance, reason);
        draft.Touch(instance, ChangeKind.Removed);
    }
}
