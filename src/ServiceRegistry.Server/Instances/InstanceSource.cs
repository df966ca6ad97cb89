using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>The instances of a snapshot, or of one service, by the index that leaves the fewest to look at.</summary>
internal sealed class InstanceSource(RegistrySnapshot snapshot, ServiceKey? service = null) : IDataSource<Instance>
{
    public Candidates<Instance> FindCandidates(Filter<Instance> filter)
    {
        if (filter.TryGetEquality("id", out var ids))
        {
            var found = ids.OfType<Guid>().Distinct().Select(snapshot.FindInstance).OfType<Instance>();
            return new Candidates<Instance>(service is null ? found : found.Where(instance => instance.Service == service));
        }

        if ((service ?? ServiceOf(filter)) is { } key)
        {
            var instances = snapshot.InstancesOf(key);
            return new Candidates<Instance>(instances, InDefaultOrder: true, instances.Count);
        }

        return new Candidates<Instance>(BestOf(filter), InDefaultOrder: true);
    }

    private static ServiceKey? ServiceOf(Filter<Instance> filter) =>
        TryGetOne(filter, "namespace", out var ns) && TryGetOne(filter, "serviceName", out var name) ? new ServiceKey(ns, name) : null;

    private InstanceCandidates BestOf(Filter<Instance> filter)
    {
        InstanceCandidates? best = null;
        if (TryGetOne(filter, "serviceName", out var name))
        {
            Take(snapshot.InstancesOfName(name));
        }

        if (filter.TryGetEquality("status", out var statuses) && statuses is [HealthStatus status])
        {
            Take(snapshot.InstancesWithStatus(status));
        }

        if (TryGetOne(filter, "version", out var version))
        {
            Take(snapshot.InstancesWithVersion(version));
        }

        if (TryGetOne(filter, "tags", out var tag))
        {
            Take(snapshot.InstancesWithTag(tag));
        }

        if (TryGetOne(filter, "zone", out var zone))
        {
            Take(snapshot.InstancesInZone(zone));
        }

        return best ?? snapshot.Instances;

        void Take(InstanceCandidates found) => best = best is { } other && other.ServiceCount <= found.ServiceCount ? other : found;
    }

    private static bool TryGetOne(Filter<Instance> filter, string field, out string value)
    {
        value = filter.TryGetEquality(field, out var values) && values is [string only] ? only : "";
        return value.Length > 0;
    }
}
