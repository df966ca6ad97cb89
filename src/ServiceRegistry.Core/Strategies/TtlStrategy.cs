using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Xml;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Strategies;

/// <summary>The service itself reports how it is, by <c>reportHealth</c>, and fails where it has not for the length of its ttl.</summary>
public sealed class TtlStrategy : HealthCheckStrategy<TtlSettings>
{
    /// <summary>The strategy's name.</summary>
    public const string StrategyName = "ttl";

    /// <inheritdoc />
    public override string Name => StrategyName;

    /// <summary>The ttl of settings in their normal form.</summary>
    public static TimeSpan ReadTtl(string settingsJson)
    {
        using var settings = JsonDocument.Parse(settingsJson);
        return XmlConvert.ToTimeSpan(settings.RootElement.GetProperty("ttl").GetString()!);
    }

    /// <inheritdoc />
    public override ValueTask<CheckResult> CheckAsync(CheckContext<TtlSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Error("a ttl check has no probe: the service reports by reportHealth", CheckErrorCode.ReportedByService));
}

/// <summary>A check whose results the service itself reports.</summary>
public sealed class TtlSettings
{
    /// <summary>The longest time from one report to the next; 1 second to 30 days.</summary>
    [Required]
    [DurationRange("PT1S", "P30D")]
    public TimeSpan Ttl { get; set; }
}
