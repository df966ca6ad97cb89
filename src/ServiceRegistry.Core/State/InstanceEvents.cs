using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Fills events of instances: the view of after, and the one of before (CONTRACT.md, 5 and 7).</summary>
internal static class InstanceEvents
{
    public static RegistryEvent Put(Instance? before, Instance after, RegistryEvent stamped) => Before(before, stamped) with
    {
        InstanceId = after.Id,
        InstanceKey = after.Key,
        Version = after.Version,
        Zone = after.Zone,
        Tags = after.Tags,
        Status = after.Status,
        Instance = after,
    };

    /// <summary>Version, zone and tags stay as they last were.</summary>
    public static RegistryEvent Removed(Instance before, RegistryEvent stamped) => Before(before, stamped) with
    {
        InstanceId = before.Id,
        InstanceKey = before.Key,
        Version = before.Version,
        Zone = before.Zone,
        Tags = before.Tags,
    };

    private static RegistryEvent Before(Instance? before, RegistryEvent stamped) => before is null ? stamped : stamped with
    {
        HasPreviousView = true,
        PreviousVersion = before.Version,
        PreviousZone = before.Zone,
        PreviousTags = before.Tags,
        PreviousStatus = before.Status,
        PreviousInstance = before,
    };
}
