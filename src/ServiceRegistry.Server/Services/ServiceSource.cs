using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Services;

/// <summary>The services of a snapshot, in the order of their names.</summary>
internal sealed class ServiceSource(RegistrySnapshot snapshot) : IDataSource<Service>
{
    public Candidates<Service> FindCandidates(Filter<Service> filter)
    {
        if (filter.TryGetEquality("namespace", out var namespaces) && namespaces is [string ns]
            && filter.TryGetEquality("name", out var names) && names is [string name])
        {
            return new Candidates<Service>(snapshot.FindService(new ServiceKey(ns, name)) is { } service ? [service] : [], InDefaultOrder: true);
        }

        return new Candidates<Service>(snapshot.Services, InDefaultOrder: true, snapshot.ServiceCount);
    }
}
