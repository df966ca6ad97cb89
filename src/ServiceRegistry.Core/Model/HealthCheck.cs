using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Model;

/// <summary>What is probed for an instance, with the status that its results have led to.</summary>
public sealed record HealthCheck
{
    /// <summary>Its id; it stays with its name.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, unique within the instance.</summary>
    public required string Name { get; init; }

    /// <summary>The strategy's name.</summary>
    public required string Strategy { get; init; }

    /// <summary>The settings as normalised JSON: defaults filled in, fields in the order of the strategy's schema, a mask in the place of each secret.</summary>
    public required string Settings { get; init; }

    /// <summary>The secrets among the settings; null where there are none.</summary>
    public SecretSettings? Secrets { get; init; }

    /// <summary>The time from one run to the next.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>The time that one run may take; never longer than the interval.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Passes in a row that turn it healthy.</summary>
    public int HealthyThreshold { get; init; }

    /// <summary>Failures in a row that turn it unhealthy.</summary>
    public int UnhealthyThreshold { get; init; }

    /// <summary>The status before the first result.</summary>
    public HealthStatus InitialStatus { get; init; }

    /// <summary>The status now.</summary>
    public HealthStatus Status { get; init; }

    /// <summary>The output that turned it; null before the first turn.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When the status last turned.</summary>
    public DateTimeOffset StatusChangedAt { get; init; }

    /// <summary>What it was before an ERROR made it UNKNOWN; null where none did. <c>resolve</c> counts it so.</summary>
    public HealthStatus? StatusBeforeError { get; init; }

    /// <summary>The checks of the ttl strategy are not run: the service itself reports.</summary>
    public bool IsReported => Strategy == TtlStrategy.StrategyName;
}
