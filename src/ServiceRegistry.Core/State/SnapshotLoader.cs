using System.Collections.Immutable;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>Makes the snapshot that a store holds. All at once, and on all processors: whoever starts waits for it.</summary>
internal static class SnapshotLoader
{
    public static RegistrySnapshot Load(StoredState state, DateTimeOffset now)
    {
        var services = state.Services.ToDictionary(service => service.Key, service => new ServiceLoader(service));
        Instance[] instances = [.. state.Instances.AsParallel().AsOrdered().Select(stored => InstanceTexts.Share(stored, services[stored.Service].Key))];
        List<ServiceEntry> entries = [];
        var byId = ImmutableDictionary<Guid, Instance>.Empty;
        var ofCheck = ImmutableDictionary<Guid, Guid>.Empty;
        Parallel.Invoke(
            () => entries = ToEntries(services, instances),
            () => byId = instances.ToImmutableDictionary(instance => instance.Id),
            () => ofCheck = instances.SelectMany(instance => instance.Checks, (instance, check) => (Check: check.Id, Instance: instance.Id))
                .ToImmutableDictionary(pair => pair.Check, pair => pair.Instance));
        return new()
        {
            Epoch = state.Epoch,
            Revision = state.Revision,
            ServiceEntries = entries.ToImmutableSortedDictionary(entry => entry.Description.Key, entry => entry),
            InstancesById = byId,
            InstanceOfCheck = ofCheck,
            Indexes = Index(entries),
            Operations = Remember(state, now),
        };
    }

    private static List<ServiceEntry> ToEntries(Dictionary<ServiceKey, ServiceLoader> services, Instance[] instances)
    {
        foreach (var instance in instances)
        {
            services[instance.Service].Add(instance);
        }

        return [.. services.Values.AsParallel().Select(service => service.ToEntry())];
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
