using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Storage;

/// <summary>One run of a check, as it stands in the history.</summary>
public sealed record StoredResult
{
    /// <summary>Greater than that of every result before it, of whichever check.</summary>
    public required long Id { get; init; }

    /// <summary>The check.</summary>
    public required Guid CheckId { get; init; }

    /// <summary>When the run ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What came out.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>In words, at most 4 KiB.</summary>
    public string? Output { get; init; }

    /// <summary>Why it could not run, as a stable code; null where it did, or nothing more is known.</summary>
    public string? Code { get; init; }

    /// <summary>What it measured, in the order of the measuring.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
