using System.Collections.Immutable;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>Makes the snapshot that a store holds. All at once: change by change it would take many times as long.</summary>
internal static class SnapshotLoader
{
    public static RegistrySnapshot Load(StoredState state, DateTimeOffset now)
    {
        var instances = ImmutableDictionary.CreateBuilder<Guid, Instance>();
        var checks = ImmutableDictionary.CreateBuilder<Guid, Guid>();
        var services = state.Services.ToDictionary(service => service.Key, service => new ServiceLoader(service));
        foreach (var instance in state.Instances)
        {
            services[instance.Service].Add(instance);
            instances.Add(instance.Id, instance);
            foreach (var check in instance.Checks)
            {
                checks.Add(check.Id, instance.Id);
            }
        }

        var entries = services.Values.Select(service => service.ToEntry()).ToList();
        return new()
        {
            Epoch = state.Epoch,
            Revision = state.Revision,
            ServiceEntries = entries.ToImmutableSortedDictionary(entry => entry.Description.Key, entry => entry),
            InstancesById = instances.ToImmutable(),
            InstanceOfCheck = checks.ToImmutable(),
            Indexes = Index(entries),
            Operations = Remember(state, now),
        };
    }

    private static SnapshotIndexes Index(List<ServiceEntry> entries) => new()
    {
        Names = Index<string>(entries, entry => [entry.Description.Key.Name]),
        Statuses = Index(entries, entry => Enum.GetValues<HealthStatus>().Where(status => entry.Statuses.Of(status) > 0)),
        Versions = Index(entries, entry => entry.VersionCounts.Keys),
        Tags = Index(entries, entry => entry.TagCounts.Keys),
        Zones = Index(entries, entry => entry.ZoneCounts.Keys),
        Dependents = Index<ServiceKey>(entries, entry => entry.Description.DependsOn),
    };

    private static ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> Index<TValue>(
        List<ServiceEntry> entries, Func<ServiceEntry, IEnumerable<TValue>> values)
        where TValue : notnull =>
        entries.SelectMany(values, (entry, value) => (entry.Description.Key, Value: value))
            .GroupBy(pair => pair.Value, pair => pair.Key)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableSortedSet());

    private static OperationMemory Remember(StoredState state, DateTimeOffset now)
    {
        var memory = OperationMemory.Empty;
        foreach (var operation in state.Operations.Where(operation => operation.At > now - OperationMemory.Span).OrderBy(operation => operation.At))
        {
            memory = memory.With(operation, now);
        }

        return memory;
    }
}
