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

        var candidates = Indexed(filter).DefaultIfEmpty(snapshot.Instances).MinBy(found => found.ServiceCount);
        return new Candidates<Instance>(candidates, InDefaultOrder: true);
    }

    private static ServiceKey? ServiceOf(Filter<Instance> filter) =>
        TryGetOne(filter, "namespace", out var ns) && TryGetOne(filter, "serviceName", out var name) ? new ServiceKey(ns, name) : null;

    private IEnumerable<InstanceCandidates> Indexed(Filter<Instance> filter)
    {
        if (TryGetOne(filter, "serviceName", out var name))
        {
            yield return snapshot.InstancesOfName(name);
        }

        if (filter.TryGetEquality("status", out var statuses) && statuses is [HealthStatus status])
        {
            yield return snapshot.InstancesWithStatus(status);
        }

        if (TryGetOne(filter, "version", out var version))
        {
            yield return snapshot.InstancesWithVersion(version);
        }

        if (TryGetOne(filter, "tags", out var tag))
        {
            yield return snapshot.InstancesWithTag(tag);
        }

        if (TryGetOne(filter, "zone", out var zone))
        {
            yield return snapshot.InstancesInZone(zone);
        }
    }

    private static bool TryGetOne(Filter<Instance> filter, string field, out string value)
    {
        value = filter.TryGetEquality(field, out var values) && values is [string only] ? only : "";
        return value.Length > 0;
    }
}
