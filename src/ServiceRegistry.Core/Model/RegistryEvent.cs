using System.Collections.Immutable;

namespace ServiceRegistry.Core.Model;

/// <summary>
/// One change, as it stands in the log. It is flat, because its filters run in the database as well as in memory; the states that it
/// carries rebuild a snapshot.
/// </summary>
public sealed record RegistryEvent
{
    /// <summary>The command's number.</summary>
    public required long Revision { get; init; }

    /// <summary>Its place among the events of its revision, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>When the command was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The service's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The service's name.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The instance's version; as it last was where it is removed; null for an event of the service itself.</summary>
    public string? Version { get; init; }

    /// <summary>The instance; null for an event of the service itself.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The instance's key.</summary>
    public string? InstanceKey { get; init; }

    /// <summary>The instance's zone; as it last was where it is removed.</summary>
    public string? Zone { get; init; }

    /// <summary>The tags of the instance, or of the service.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The status after the change; null where the object is removed.</summary>
    public HealthStatus? Status { get; init; }

    /// <summary>The status before the change; null for a new object.</summary>
    public HealthStatus? PreviousStatus { get; init; }

    /// <summary>The version before the change; null for a new instance.</summary>
    public string? PreviousVersion { get; init; }

    /// <summary>The zone before the change.</summary>
    public string? PreviousZone { get; init; }

    /// <summary>The tags before the change.</summary>
    public IReadOnlyList<string> PreviousTags { get; init; } = [];

    /// <summary>True where there is a view of before: an event of an instance that is not new (CONTRACT.md, 7).</summary>
    public bool HasPreviousView { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string Actor { get; init; }

    /// <summary>The instance as the change left it; null once removed, and for events of a service.</summary>
    public Instance? Instance { get; init; }

    /// <summary>The instance as it was before; null for a new one.</summary>
    public Instance? PreviousInstance { get; init; }

    /// <summary>The service as the change left it, for events of a service; null once removed.</summary>
    public ServiceDescription? Service { get; init; }
}

/// <summary>All events of consecutive revisions, never a part of one.</summary>
/// <param name="Revision">The last revision held.</param>
/// <param name="Events">The events, by revision and index; none in a bookmark.</param>
public sealed record EventBatch(long Revision, ImmutableArray<RegistryEvent> Events);
