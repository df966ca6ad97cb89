using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>From a value to the services that have it among their instances.</summary>
internal sealed record SnapshotIndexes
{
    public static SnapshotIndexes Empty { get; } = new();

    public ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> Names { get; init; } = ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>>.Empty;

    public ImmutableDictionary<HealthStatus, ImmutableSortedSet<ServiceKey>> Statuses { get; init; } = ImmutableDictionary<HealthStatus, ImmutableSortedSet<ServiceKey>>.Empty;

    public ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> Versions { get; init; } = ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>>.Empty;

    public ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> Tags { get; init; } = ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>>.Empty;

    public ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>> Zones { get; init; } = ImmutableDictionary<string, ImmutableSortedSet<ServiceKey>>.Empty;

    public ImmutableDictionary<ServiceKey, ImmutableSortedSet<ServiceKey>> Dependents { get; init; } = ImmutableDictionary<ServiceKey, ImmutableSortedSet<ServiceKey>>.Empty;
}

/// <summary>Changes to one index.</summary>
internal static class ServiceIndex
{
    public static ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> With<TValue>(
        this ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> index, TValue value, ServiceKey service)
        where TValue : notnull =>
        index.SetItem(value, (index.GetValueOrDefault(value) ?? []).Add(service));

    public static ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> Without<TValue>(
        this ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> index, TValue value, ServiceKey service)
        where TValue : notnull =>
        index[value].Remove(service) is { IsEmpty: false } rest ? index.SetItem(value, rest) : index.Remove(value);
}
