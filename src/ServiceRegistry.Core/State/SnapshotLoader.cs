using System.Collections.Immutable;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>Makes the snapshot that a store holds. All at once, and of many instances on all processors: whoever starts waits for it.</summary>
internal static class SnapshotLoader
{
    // Fewer are done before another processor has begun, and what shares work out need not be loaded first.
    private const int Many = 1000;

    public static RegistrySnapshot Load(StoredState state, DateTimeOffset now)
    {
        var services = state.Services.ToDictionary(service => service.Key, service => new ServiceLoader(service));
        var instances = Map([.. state.Instances], stored => InstanceTexts.Share(stored, services[stored.Service].Key));
        List<ServiceEntry> entries = [];
        var byId = ImmutableDictionary<Guid, Instance>.Empty;
        var ofCheck = ImmutableDictionary<Guid, Guid>.Empty;
        Do(
            together: instances.Length >= Many,
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

        return [.. Map([.. services.Values], service => service.ToEntry())];
    }

    private static TResult[] Map<T, TResult>(T[] items, Func<T, TResult> map)
    {
        var results = new TResult[items.Length];
        if (results.Length >= Many)
        {
            Parallel.For(0, results.Length, place => results[place] = map(items[place]));
            return results;
        }

        for (var place = 0; place < results.Length; place++)
        {
            results[place] = map(items[place]);
        }

        return results;
    }

    private static void Do(bool together, params Action[] actions)
    {
        if (together)
        {
            Parallel.Invoke(actions);
            return;
        }

        foreach (var action in actions)
        {
            action();
        }
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
        where TValue : notnull
    {
        var keys = new Dictionary<TValue, List<ServiceKey>>();
        foreach (var entry in entries)
        {
            foreach (var value in values(entry))
            {
                if (!keys.TryGetValue(value, out var known))
                {
                    keys.Add(value, known = []);
                }

                known.Add(entry.Description.Key);
            }
        }

        return keys.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableSortedSet());
    }

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
