namespace ServiceRegistry.Core.Storage;

/// <summary>What the history is cut down to. Revisions are dropped whole.</summary>
/// <param name="KeepEvents">The newest events to keep at most; what is older than the oldest of them goes.</param>
/// <param name="EventsNotBefore">Events before this time go.</param>
/// <param name="ResultsNotBefore">Results of checks before this time go.</param>
/// <param name="MaxRows">About how many rows one step may drop, so that commits wait for milliseconds only.</param>
public sealed record CompactionLimits(int KeepEvents, DateTimeOffset EventsNotBefore, DateTimeOffset ResultsNotBefore, int MaxRows);

/// <summary>What a step of compaction came to.</summary>
/// <param name="CompactedRevision">Events up to this one are no longer in the log.</param>
/// <param name="IsDone">False where more is to be dropped.</param>
public sealed record CompactionStep(long CompactedRevision, bool IsDone);
