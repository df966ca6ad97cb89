using ServiceRegistry.Abstractions;

namespace TestPlugins.ThrowsInConstructor;

/// <summary>Does not survive its own constructor.</summary>
public sealed class Thrower : HealthCheckStrategy<ThrowerSettings>
{
    public Thrower() => throw new InvalidOperationException("out of order");

    public override string Name => "thrower";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<ThrowerSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("thrower"));
}

/// <summary>Hardly anything.</summary>
public sealed class ThrowerSettings
{
    public int? Port { get; set; }
}
