using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Storage;

/// <summary>All that a store holds of the present.</summary>
public sealed record StoredState
{
    /// <summary>The id of this history of revisions.</summary>
    public required string Epoch { get; init; }

    /// <summary>The revision of the last commit; 0 in an empty store.</summary>
    public required long Revision { get; init; }

    /// <summary>Events up to this one are no longer in the log; 0 where all are.</summary>
    public long CompactedRevision { get; init; }

    /// <summary>The time of the newest event in the log; null where it is empty.</summary>
    public DateTimeOffset? NewestEventAt { get; init; }

    /// <summary>The greatest id of a result of a check that was ever stored; 0 where none was.</summary>
    public long LastResultId { get; init; }

    /// <summary>All instances, in any order.</summary>
    public IReadOnlyCollection<Instance> Instances { get; init; } = [];

    /// <summary>All services, described or not, in any order.</summary>
    public IReadOnlyCollection<ServiceDescription> Services { get; init; } = [];

    /// <summary>The named calls that are remembered, in any order.</summary>
    public IReadOnlyCollection<RememberedOperation> Operations { get; init; } = [];
}

/// <summary>Events read from the log.</summary>
/// <param name="Events">The events, by revision and index.</param>
/// <param name="Revision">All events up to here are among them or came before: <c>upTo</c> where nothing is left.</param>
/// <param name="CompactedRevision">The log's beginning when they were read.</param>
public sealed record StoredEvents(IReadOnlyList<RegistryEvent> Events, long Revision, long CompactedRevision);
