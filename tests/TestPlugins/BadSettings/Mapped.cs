using ServiceRegistry.Abstractions;

namespace TestPlugins.BadSettings;

/// <summary>Has settings that are none.</summary>
public sealed class Mapped : HealthCheckStrategy<MappedSettings>
{
    public override string Name => "mapped";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<MappedSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("mapped"));
}

/// <summary>Hardly anything.</summary>
public sealed class MappedSettings
{
    public Dictionary<string, string> Map { get; set; } = [];
}
