namespace ServiceRegistry.Core.Storage;

/// <summary>What the history is cut down to. Revisions are dropped whole.</summary>
public sealed record CompactionLimits
{
    /// <summary>The newest events to keep at most; what is older than the oldest of them goes.</summary>
    public required int KeepEvents { get; init; }

    /// <summary>Events before this time go.</summary>
    public required DateTimeOffset EventsNotBefore { get; init; }

    /// <summary>Results of checks before this time go.</summary>
    public required DateTimeOffset ResultsNotBefore { get; init; }

    /// <summary>Statuses that ended before this time go, and runs of servers.</summary>
    public required DateTimeOffset StatusesNotBefore { get; init; }

    /// <summary>How results of checks are thinned out with age.</summary>
    public IReadOnlyList<Thinning> Thinnings { get; init; } = [];

    /// <summary>About how many rows one step may look at, so that commits wait for milliseconds only.</summary>
    public required int MaxRows { get; init; }
}

/// <summary>Leaves one result of each check in so much time: the worst, as that is what is looked for later, and of these the first.</summary>
/// <param name="Bucket">One in how much time.</param>
/// <param name="Before">In times that ended before this one.</param>
public sealed record Thinning(TimeSpan Bucket, DateTimeOffset Before);

/// <summary>What a step of compaction came to.</summary>
/// <param name="CompactedRevision">Events up to this one are no longer in the log.</param>
/// <param name="IsDone">False where more is to be dropped.</param>
public sealed record CompactionStep(long CompactedRevision, bool IsDone);
