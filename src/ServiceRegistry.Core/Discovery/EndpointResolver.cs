using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Discovery;

/// <summary>Answers which instances can take traffic now. It needs the snapshot and the time alone, so that all members agree.</summary>
public static class EndpointResolver
{
    // So many are sorted without memory of their own.
    private const int Few = 64;

    /// <summary>Resolves in the caller's zone first and then by weight, shuffled; or, without chance, in a stable order.</summary>
    /// <param name="snapshot">What there is.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="now">The time.</param>
    /// <param name="random">Shuffles; null for the stable order (CONTRACT.md, 13).</param>
    public static EndpointSet Resolve(RegistrySnapshot snapshot, ResolveQuery query, DateTimeOffset now, Random? random)
    {
        if (!snapshot.TryGetEntry(query.Service, out var entry))
        {
            return new(snapshot.Revision, EndpointAnswer.None, []);
        }

        var (answer, instances) = Choose(Left(entry, query), now);
        return new(snapshot.Revision, answer, random is null ? Stable(instances, query) : Shuffled(instances, query, random));
    }

    private static List<Instance> Left(ServiceEntry entry, ResolveQuery query)
    {
        // A service has few versions: each is held against the range once.
        var versions = query.Version is { } range ? entry.Versions.Where(range.Contains).ToArray() : null;
        if (versions?.Length == entry.Versions.Length)
        {
            versions = null;
        }

        var left = new List<Instance>(entry.Instances.Count);
        foreach (var instance in entry.InOrder)
        {
            if ((versions is null || versions.Contains(instance.Version)) && HasAll(instance.Tags, query.Tags))
            {
                left.Add(instance);
            }
        }

        return left;
    }

    private static bool HasAll(ImmutableArray<string> tags, ImmutableArray<string> wanted)
    {
        if (wanted.IsDefaultOrEmpty)
        {
            return true;
        }

        foreach (var tag in wanted)
        {
            if (!tags.Contains(tag))
            {
                return false;
            }
        }

        return true;
    }

    private static (EndpointAnswer Answer, List<Instance> Instances) Choose(List<Instance> left, DateTimeOffset now)
    {
        if (MassFailure.IsDoubted(left, now))
        {
            left.RemoveAll(static instance => instance.Status == HealthStatus.Maintenance);
            return (EndpointAnswer.Protected, left);
        }

        if (left.Exists(static instance => StatusRules.ForDiscovery(instance) == HealthStatus.Healthy))
        {
            left.RemoveAll(static instance => StatusRules.ForDiscovery(instance) != HealthStatus.Healthy);
            return (EndpointAnswer.Healthy, left);
        }

        left.RemoveAll(static instance => StatusRules.ForDiscovery(instance) != HealthStatus.Degraded);
        return (left.Count > 0 ? EndpointAnswer.Degraded : EndpointAnswer.None, left);
    }

    // The first of n exponential times, each with its weight as its rate, is instance i with the probability weight i / sum: so
    // the order by such times is a draw without putting back. Weight 0 comes when all others are taken.
    private static ImmutableArray<Instance> Shuffled(List<Instance> instances, ResolveQuery query, Random random)
    {
        var order = CollectionsMarshal.AsSpan(instances);
        var keys = order.Length <= Few ? stackalloc (bool IsFar, double Time)[order.Length] : new (bool IsFar, double Time)[order.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var draw = -Math.Log(1 - random.NextDouble());
            keys[i] = (IsFar(order[i], query), order[i].Weight > 0 ? draw / order[i].Weight : double.MaxValue / 2 * (1 + random.NextDouble()));
        }

        keys.Sort(order);
        return ImmutableArray.Create(order[..Math.Min(order.Length, query.Limit ?? int.MaxValue)]);
    }

    private static ImmutableArray<Instance> Stable(List<Instance> instances, ResolveQuery query)
    {
        IEnumerable<Instance> chosen = instances;
        if (query.Limit is { } limit && limit < instances.Count)
        {
            chosen = instances.OrderBy(instance => IsFar(instance, query)).ThenBy(EndpointHash.Of).ThenBy(instance => instance.Id).Take(limit);
        }

        return [.. chosen.OrderBy(instance => IsFar(instance, query)).ThenBy(instance => instance.Id)];
    }

    private static bool IsFar(Instance instance, ResolveQuery query) => query.Zone is not null && instance.Zone != query.Zone;
}
