using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Makes the next snapshot out of one, change by change.</summary>
internal sealed class SnapshotBuilder(RegistrySnapshot origin)
{
    private ImmutableSortedDictionary<ServiceKey, ServiceEntry> services = origin.ServiceEntries;
    private ImmutableDictionary<Guid, Instance> instances = origin.InstancesById;
    private ImmutableDictionary<Guid, Guid> checks = origin.InstanceOfCheck;
    private ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> names = origin.Indexes.Names;
    private ImmutableDictionary<HealthStatus, ImmutableSortedSet<ServiceKey>> statuses = origin.Indexes.Statuses;
    private ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> versions = origin.Indexes.Versions;
    private ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> tags = origin.Indexes.Tags;
    private ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> zones = origin.Indexes.Zones;
    private ImmutableDictionary<ServiceKey, ImmutableSortedSet<ServiceKey>> dependents = origin.Indexes.Dependents;

    public OperationMemory Operations { get; set; } = origin.Operations;

    public ServiceEntry? FindService(ServiceKey key) => services.GetValueOrDefault(key);

    public Instance? FindInstance(Guid id) => instances.GetValueOrDefault(id);

    public Instance? FindInstance(ServiceKey service, string key) =>
        services.TryGetValue(service, out var entry) && entry.Keys.TryGetValue(key, out var id) ? instances[id] : null;

    public RegistrySnapshot ToSnapshot(long revision) => new()
    {
        Epoch = origin.Epoch,
        Revision = revision,
        ServiceEntries = services,
        InstancesById = instances,
        InstanceOfCheck = checks,
        Operations = Operations,
        Indexes = new()
        {
            Names = names,
            Statuses = this.statuses,
            Versions = this.versions,
            Tags = this.tags,
            Zones = this.zones,
            Dependents = dependents,
        },
    };

    /// <summary>Adds a service, or replaces what is said of it.</summary>
    public void PutService(ServiceDescription description)
    {
        var key = description.Key;
        var entry = FindService(key);
        if (entry is null)
        {
            names = names.With(key.Name, key);
        }

        foreach (var dependency in entry?.Description.DependsOn ?? [])
        {
            dependents = dependents.Without(dependency, key);
        }

        foreach (var dependency in description.DependsOn)
        {
            dependents = dependents.With(dependency, key);
        }

        services = services.SetItem(key, entry is null ? new() { Description = description } : entry with { Description = description });
    }

    /// <summary>Removes a service that has no instances.</summary>
    public void RemoveService(ServiceKey key)
    {
        foreach (var dependency in services[key].Description.DependsOn)
        {
            dependents = dependents.Without(dependency, key);
        }

        names = names.Without(key.Name, key);
        services = services.Remove(key);
    }

    /// <summary>Adds an instance to its service, which is there, or replaces it.</summary>
    public void PutInstance(Instance? before, Instance after)
    {
        var key = after.Service;
        var entry = services[key];
        var (statuses, versions, tags, zones) = (entry.Statuses, entry.VersionCounts, entry.TagCounts, entry.ZoneCounts);

        // What is new is counted before what is old is counted off, so that a value that stays never leaves its index.
        CountIn(key, after, before, ref statuses, ref versions, ref tags, ref zones);
        if (before is not null)
        {
            CountOut(key, before, after, ref statuses, ref versions, ref tags, ref zones);
        }

        services = services.SetItem(key, entry with
        {
            Instances = entry.Instances.SetItem(InstancePosition.Of(after), after),
            Keys = before is null ? entry.Keys.Add(after.Key, after.Id) : entry.Keys,
            Statuses = statuses,
            VersionCounts = versions,
            Versions = VersionsOf(entry, versions),
            TagCounts = tags,
            ZoneCounts = zones,
        });
        instances = instances.SetItem(after.Id, after);
        IndexChecks(before, after);
    }

    /// <summary>Removes an instance; its service stays, also where it was the last.</summary>
    public void RemoveInstance(Instance instance)
    {
        var key = instance.Service;
        var entry = services[key];
        var (statuses, versions, tags, zones) = (entry.Statuses, entry.VersionCounts, entry.TagCounts, entry.ZoneCounts);
        CountOut(key, instance, null, ref statuses, ref versions, ref tags, ref zones);
        services = services.SetItem(key, entry with
        {
            Instances = entry.Instances.Remove(InstancePosition.Of(instance)),
            Keys = entry.Keys.Remove(instance.Key),
            Statuses = statuses,
            VersionCounts = versions,
            Versions = VersionsOf(entry, versions),
            TagCounts = tags,
            ZoneCounts = zones,
        });
        instances = instances.Remove(instance.Id);
        IndexChecks(instance, null);
    }

    private static ImmutableArray<string> VersionsOf(ServiceEntry entry, ImmutableDictionary<string, int> versions)
    {
        if (ReferenceEquals(versions, entry.VersionCounts)
            || (versions.Count == entry.Versions.Length && entry.Versions.All(versions.ContainsKey)))
        {
            return entry.Versions;
        }

        return [.. versions.Keys.Order(VersionOrder.NewestFirst)];
    }

    private void CountIn(
        ServiceKey key,
        Instance instance,
        Instance? other,
        ref StatusCounts statuses,
        ref ImmutableDictionary<string, int> versions,
        ref ImmutableDictionary<string, int> tags,
        ref ImmutableDictionary<string, int> zones)
    {
        statuses.Count(instance.Status, 1);
        if (statuses.Of(instance.Status) == 1)
        {
            this.statuses = this.statuses.With(instance.Status, key);
        }

        if (instance.Version != other?.Version && ValueCounts.Add(ref versions, instance.Version))
        {
            this.versions = this.versions.With(instance.Version, key);
        }

        if (instance.Zone is { } zone && zone != other?.Zone && ValueCounts.Add(ref zones, zone))
        {
            this.zones = this.zones.With(zone, key);
        }

        if (instance.Tags == other?.Tags)
        {
            return;
        }

        foreach (var tag in instance.Tags)
        {
            if (ValueCounts.Add(ref tags, tag))
            {
                this.tags = this.tags.With(tag, key);
            }
        }
    }

    private void CountOut(
        ServiceKey key,
        Instance instance,
        Instance? other,
        ref StatusCounts statuses,
        ref ImmutableDictionary<string, int> versions,
        ref ImmutableDictionary<string, int> tags,
        ref ImmutableDictionary<string, int> zones)
    {
        statuses.Count(instance.Status, -1);
        if (statuses.Of(instance.Status) == 0)
        {
            this.statuses = this.statuses.Without(instance.Status, key);
        }

        if (instance.Version != other?.Version && ValueCounts.Remove(ref versions, instance.Version))
        {
            this.versions = this.versions.Without(instance.Version, key);
        }

        if (instance.Zone is { } zone && zone != other?.Zone && ValueCounts.Remove(ref zones, zone))
        {
            this.zones = this.zones.Without(zone, key);
        }

        if (instance.Tags == other?.Tags)
        {
            return;
        }

        foreach (var tag in instance.Tags)
        {
            if (ValueCounts.Remove(ref tags, tag))
            {
                this.tags = this.tags.Without(tag, key);
            }
        }
    }

    private void IndexChecks(Instance? before, Instance? after)
    {
        foreach (var check in before?.Checks ?? [])
        {
            if (after is null || !after.Checks.Any(other => other.Id == check.Id))
            {
                checks = checks.Remove(check.Id);
            }
        }

        foreach (var check in after?.Checks ?? [])
        {
            if (before is null || !before.Checks.Any(other => other.Id == check.Id))
            {
                checks = checks.Add(check.Id, after!.Id);
            }
        }
    }
}
