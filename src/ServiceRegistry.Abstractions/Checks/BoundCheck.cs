namespace ServiceRegistry.Abstractions;

/// <summary>Holds the settings object on the plugin's side of the border.</summary>
internal sealed class BoundCheck<TSettings>(HealthCheckStrategy<TSettings> strategy, TSettings settings, IStrategyHost host) : IBoundCheck
    where TSettings : class
{
    public ValueTask<CheckResult> RunAsync(CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken) =>
        strategy.CheckAsync(new CheckContext<TSettings>(settings, target, timeout, host), cancellationToken);
}
