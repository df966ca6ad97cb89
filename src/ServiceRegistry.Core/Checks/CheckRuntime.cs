using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Checks;

/// <summary>How a check is doing: what is not part of the snapshot, and begins anew after a restart.</summary>
public sealed record CheckRuntime
{
    /// <summary>Failures in a row.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>Passes in a row, a WARN being one.</summary>
    public int ConsecutiveSuccesses { get; init; }

    /// <summary>What the last run said.</summary>
    public string? LastOutput { get; init; }

    /// <summary>What came out of the last run; null before the first.</summary>
    public CheckOutcome? LastOutcome { get; init; }

    /// <summary>How long the last run took.</summary>
    public TimeSpan? LastDuration { get; init; }

    /// <summary>When the last run ended.</summary>
    public DateTimeOffset? LastCheckedAt { get; init; }

    /// <summary>When it is run next; for a check that the service reports, by when the next report is due.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>Before anything ran.</summary>
    public static CheckRuntime Fresh { get; } = new();
}
