namespace ServiceRegistry.Abstractions;

/// <summary>What a strategy gets for one run, or for one watch.</summary>
/// <typeparam name="TSettings">The strategy's settings class.</typeparam>
/// <param name="settings">The settings of the check.</param>
/// <param name="target">The instance's address.</param>
/// <param name="timeout">The time the run has.</param>
/// <param name="host">The host of the strategy.</param>
public sealed class CheckContext<TSettings>(TSettings settings, CheckTarget target, TimeSpan timeout, IStrategyHost host)
    where TSettings : class
{
    /// <summary>The settings of the check, valid. One object serves many runs, also at once: do not change it.</summary>
    public TSettings Settings { get; } = settings;

    /// <summary>The instance's address, for whatever the settings leave out.</summary>
    public CheckTarget Target { get; } = target;

    /// <summary>The time the run has; the cancellation token is cancelled at its end. Of a watch, the time that its beginning may take: the strategy sees to it.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>When the run began, by the clock's timestamps.</summary>
    public long Begun { get; } = host.Time.GetTimestamp();

    /// <summary>The clock: for now, for timestamps, and for delays.</summary>
    public TimeProvider Time { get; } = host.Time;

    /// <summary>Opens every outward connection.</summary>
    public IConnector Connector { get; } = host.Connector;
}
