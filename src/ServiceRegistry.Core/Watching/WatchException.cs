namespace ServiceRegistry.Core.Watching;

/// <summary>Why a watch cannot begin or go on, with what its client needs to begin again.</summary>
public sealed class WatchException(string code, string message, long revision, long compactedRevision, string epoch) : Exception(message)
{
    /// <summary>The stable code: one of <see cref="WatchErrorCode"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The newest revision.</summary>
    public long Revision { get; } = revision;

    /// <summary>Changes up to this one are no longer in the log.</summary>
    public long CompactedRevision { get; } = compactedRevision;

    /// <summary>The epoch of these revisions.</summary>
    public string Epoch { get; } = epoch;

    /// <summary>The last revision delivered: where to resume from. Set with <see cref="WatchErrorCode.ResumeFrom"/>.</summary>
    public long? ResumeFrom { get; init; }
}

/// <summary>The codes of <see cref="WatchException"/>.</summary>
public static class WatchErrorCode
{
    /// <summary>The log no longer reaches back so far: list anew.</summary>
    public const string RevisionCompacted = "REVISION_COMPACTED";

    /// <summary>The revision does not exist yet.</summary>
    public const string RevisionInFuture = "REVISION_IN_FUTURE";

    /// <summary>The revision is of another history.</summary>
    public const string EpochChanged = "EPOCH_CHANGED";

    /// <summary>An argument is malformed.</summary>
    public const string InvalidArgument = "INVALID_ARGUMENT";

    /// <summary>The watcher did not keep up.</summary>
    public const string ResumeFrom = "RESUME_FROM";
}
