using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Gathers the stored instances of a service.</summary>
internal sealed class ServiceLoader(ServiceDescription description)
{
    private readonly List<Instance> instances = [];
    private readonly Dictionary<string, int> versions = [];
    private readonly Dictionary<string, int> tags = [];
    private readonly Dictionary<string, int> zones = [];
    private StatusCounts statuses;

    public ServiceKey Key => description.Key;

    public void Add(Instance instance)
    {
        instances.Add(instance);
        statuses.Count(instance.Status, 1);
        Count(versions, instance.Version);
        foreach (var tag in instance.Tags)
        {
            Count(tags, tag);
        }

        if (instance.Zone is { } zone)
        {
            Count(zones, zone);
        }
    }

    public ServiceEntry ToEntry() => new()
    {
        Description = description,
        Instances = instances.ToImmutableSortedDictionary(InstancePosition.Of, instance => instance),
        Keys = instances.ToImmutableDictionary(instance => instance.Key, instance => instance.Id),
        Statuses = statuses,
        VersionCounts = versions.ToImmutableDictionary(),
        TagCounts = tags.ToImmutableDictionary(),
        ZoneCounts = zones.ToImmutableDictionary(),
        Versions = [.. versions.Keys.Order(VersionOrder.NewestFirst)],
    };

    private static void Count(Dictionary<string, int> counts, string value) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
}
