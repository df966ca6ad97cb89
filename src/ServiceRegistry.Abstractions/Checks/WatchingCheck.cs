namespace ServiceRegistry.Abstractions;

/// <summary>The same where these settings ask for a watch.</summary>
internal sealed class WatchingCheck<TSettings>(HealthCheckStrategy<TSettings> strategy, IPushingStrategy<TSettings> pushing, TSettings settings, IStrategyHost host)
    : BoundCheck<TSettings>(strategy, settings, host), IWatchingCheck
    where TSettings : class
{
    public ValueTask WatchAsync(CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken) =>
        pushing.WatchAsync(Context(target, timeout), report, cancellationToken);
}
