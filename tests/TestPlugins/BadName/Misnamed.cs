using ServiceRegistry.Abstractions;

namespace TestPlugins.BadName;

/// <summary>Has a name that is none.</summary>
public sealed class Misnamed : HealthCheckStrategy<MisnamedSettings>
{
    public override string Name => "bad-name";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<MisnamedSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("bad-name"));
}

/// <summary>Hardly anything.</summary>
public sealed class MisnamedSettings
{
    public int? Port { get; set; }
}
