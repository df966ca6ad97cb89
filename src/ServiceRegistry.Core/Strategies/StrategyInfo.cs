using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Strategies;

/// <summary>A strategy that is loaded.</summary>
/// <param name="Name">Its name: the field of <c>HealthCheckStrategyInput</c>.</param>
/// <param name="Description">What it checks, in a sentence.</param>
/// <param name="Plugin">The name of the plugin that offers it.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="IsReported">It has no probe: the service itself reports, as with <c>ttl</c>.</param>
public sealed record StrategyInfo(string Name, string? Description, string Plugin, SettingsSchema Settings, bool IsReported = false)
{
    /// <summary>Its targets may tell of themselves between the runs.</summary>
    public bool Pushes { get; init; }
}
