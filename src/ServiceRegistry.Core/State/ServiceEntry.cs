using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>A service in a snapshot: its instances, and what follows from them, kept up to date change by change.</summary>
internal sealed record ServiceEntry
{
    private Service? view;
    private InstanceList? list;
    private Instance[]? inOrder;

    public required ServiceDescription Description { get; init; }

    public ImmutableSortedDictionary<InstancePosition, Instance> Instances { get; init; } = ImmutableSortedDictionary<InstancePosition, Instance>.Empty;

    public ImmutableDictionary<string, Guid> Keys { get; init; } = ImmutableDictionary<string, Guid>.Empty;

    public StatusCounts Statuses { get; init; }

    public ImmutableDictionary<string, int> VersionCounts { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableDictionary<string, int> TagCounts { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableDictionary<string, int> ZoneCounts { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The keys of <see cref="VersionCounts"/>, newest first.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    public bool IsEmpty => Instances.IsEmpty;

    public InstanceList InstanceList => list ??= new(Instances);

    /// <summary>The instances in order, gathered when somebody first walks through all of them.</summary>
    public ReadOnlySpan<Instance> InOrder => inOrder ??= [.. Instances.Values];

    public Service View => view ??= new()
    {
        Description = Description,
        Status = Statuses.Best,
        InstanceCount = Instances.Count,
        HealthyInstanceCount = Statuses.Of(HealthStatus.Healthy),
        Versions = Versions,
    };

    // A copy made by `with` takes the fields along: what is derived must be derived anew.
    private ServiceEntry(ServiceEntry original)
    {
        Description = original.Description;
        Instances = original.Instances;
        Keys = original.Keys;
        Statuses = original.Statuses;
        VersionCounts = original.VersionCounts;
        TagCounts = original.TagCounts;
        ZoneCounts = original.ZoneCounts;
        Versions = original.Versions;
    }
}
