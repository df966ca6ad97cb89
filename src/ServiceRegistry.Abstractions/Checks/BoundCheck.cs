namespace ServiceRegistry.Abstractions;

/// <summary>Holds the settings object on the plugin's side of the border.</summary>
internal class BoundCheck<TSettings>(HealthCheckStrategy<TSettings> strategy, TSettings settings, IStrategyHost host) : IBoundCheck
    where TSettings : class
{
    public ValueTask<CheckResult> RunAsync(CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken) =>
        strategy.CheckAsync(Context(target, timeout), cancellationToken);

    protected CheckContext<TSettings> Context(CheckTarget target, TimeSpan timeout) => new(settings, target, timeout, host);
}
