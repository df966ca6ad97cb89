using ServiceRegistry.Abstractions;

namespace TestPlugins.TakesHttp;

/// <summary>Takes the name of another.</summary>
public sealed class SecondHttp : HealthCheckStrategy<SecondHttpSettings>
{
    public override string Name => "http";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<SecondHttpSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("http"));
}

/// <summary>Hardly anything.</summary>
public sealed class SecondHttpSettings
{
    public int? Port { get; set; }
}
