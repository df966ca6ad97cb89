using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Model;

/// <summary>The whole registry as of one revision: immutable, in memory.</summary>
public sealed class RegistrySnapshot
{
    internal RegistrySnapshot()
    {
    }

    /// <summary>The id of this history of revisions.</summary>
    public required string Epoch { get; init; }

    /// <summary>The newest revision in it.</summary>
    public required long Revision { get; init; }

    /// <summary>How many services there are.</summary>
    public int ServiceCount => ServiceEntries.Count;

    /// <summary>How many instances there are.</summary>
    public int InstanceCount => InstancesById.Count;

    /// <summary>How many checks there are.</summary>
    public int CheckCount => InstanceOfCheck.Count;

    /// <summary>All services, by namespace and name.</summary>
    public IEnumerable<Service> Services => ServiceEntries.Values.Select(entry => entry.View);

    /// <summary>All instances, by namespace, service, registration and id.</summary>
    public InstanceCandidates Instances => new(ServiceCount, InstancesOf(ServiceEntries.Values));

    internal ImmutableSortedDictionary<ServiceKey, ServiceEntry> ServiceEntries { get; init; } = ImmutableSortedDictionary<ServiceKey, ServiceEntry>.Empty;

    internal ImmutableDictionary<Guid, Instance> InstancesById { get; init; } = ImmutableDictionary<Guid, Instance>.Empty;

    internal ImmutableDictionary<Guid, Guid> InstanceOfCheck { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    internal SnapshotIndexes Indexes { get; init; } = SnapshotIndexes.Empty;

    internal OperationMemory Operations { get; init; } = OperationMemory.Empty;

    /// <summary>The instance of this id; null where there is none.</summary>
    public Instance? FindInstance(Guid id) => InstancesById.GetValueOrDefault(id);

    /// <summary>The instance of this key; null where there is none.</summary>
    public Instance? FindInstance(ServiceKey service, string key) =>
        ServiceEntries.TryGetValue(service, out var entry) && entry.Keys.TryGetValue(key, out var id) ? InstancesById[id] : null;

    /// <summary>The service of this name; null where there is none.</summary>
    public Service? FindService(ServiceKey key) => ServiceEntries.TryGetValue(key, out var entry) ? entry.View : null;

    /// <summary>The check of this id with its instance; null where there is none.</summary>
    public (HealthCheck Check, Instance Instance)? FindCheck(Guid id)
    {
        if (!InstanceOfCheck.TryGetValue(id, out var instanceId))
        {
            return null;
        }

        var instance = InstancesById[instanceId];
        return (instance.Checks.First(check => check.Id == id), instance);
    }

    /// <summary>The instances of a service, by registration and id; empty where there is no such service.</summary>
    public IReadOnlyCollection<Instance> InstancesOf(ServiceKey service) =>
        ServiceEntries.TryGetValue(service, out var entry) ? entry.InstanceList : [];

    /// <summary>The services that say that they depend on this one, by namespace and name.</summary>
    public IEnumerable<Service> Dependents(ServiceKey service) =>
        Indexes.Dependents.TryGetValue(service, out var dependents) ? dependents.Select(key => ServiceEntries[key].View) : [];

    /// <summary>The instances of the services of this name, in all namespaces.</summary>
    public InstanceCandidates InstancesOfName(string serviceName) =>
        Candidates(Indexes.Names.GetValueOrDefault(serviceName), static _ => true);

    /// <summary>The instances of this status.</summary>
    public InstanceCandidates InstancesWithStatus(HealthStatus status) =>
        Candidates(Indexes.Statuses.GetValueOrDefault(status), instance => instance.Status == status);

    /// <summary>The instances of this version, letter by letter.</summary>
    public InstanceCandidates InstancesWithVersion(string version) =>
        Candidates(Indexes.Versions.GetValueOrDefault(version), instance => instance.Version == version);

    /// <summary>The instances with this tag.</summary>
    public InstanceCandidates InstancesWithTag(string tag) =>
        Candidates(Indexes.Tags.GetValueOrDefault(tag), instance => instance.Tags.Contains(tag));

    /// <summary>The instances in this zone.</summary>
    public InstanceCandidates InstancesInZone(string zone) =>
        Candidates(Indexes.Zones.GetValueOrDefault(zone), instance => instance.Zone == zone);

    /// <summary>The instances of a service, where it has one of this name.</summary>
    internal bool TryGetEntry(ServiceKey service, [NotNullWhen(true)] out ServiceEntry? entry) => ServiceEntries.TryGetValue(service, out entry);

    private InstanceCandidates Candidates(ImmutableSortedSet<ServiceKey>? services, Func<Instance, bool> matches) => services is null
        ? InstanceCandidates.None
        : new(services.Count, InstancesOf(services.Select(key => ServiceEntries[key])).Where(matches));

    private static IEnumerable<Instance> InstancesOf(IEnumerable<ServiceEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var (_, instance) in entry.Instances)
            {
                yield return instance;
            }
        }
    }
}
