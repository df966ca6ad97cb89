using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Storage;

/// <summary>
/// A status that an instance had and has no more, as it stands in the history. The one that lasts is part of the instance, so a turn
/// costs one row, and a restart none.
/// </summary>
public sealed record StoredStatus
{
    /// <summary>Given by the store, growing; 0 before.</summary>
    public long Id { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The namespace of its service.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of its service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The status.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>Why, as it was said last.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ended: the status turned, or the instance was removed.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The revision that ended it.</summary>
    public required long Revision { get; init; }

    /// <summary>The status that a change ended; null where it ended none.</summary>
    public static StoredStatus? EndedBy(RegistryEvent change) => change.PreviousInstance is not { } before || before.Status == change.Status
        ? null
        : new()
        {
            InstanceId = before.Id,
            Namespace = before.Service.Namespace,
            ServiceName = before.Service.Name,
            Status = before.Status,
            Reason = before.StatusReason,
            Since = before.StatusChangedAt,
            Until = change.At,
            Revision = change.Revision,
        };
}
