using ServiceRegistry.Abstractions;

namespace TestPlugins.ThrowsInDispose;

/// <summary>Does not let go.</summary>
public sealed class Clinger : HealthCheckStrategy<ClingerSettings>
{
    public override string Name => "clinger";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<ClingerSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("clinger"));

    public override ValueTask DisposeAsync() => throw new InvalidOperationException("not yet");
}

/// <summary>Hardly anything.</summary>
public sealed class ClingerSettings
{
    public int? Port { get; set; }
}
