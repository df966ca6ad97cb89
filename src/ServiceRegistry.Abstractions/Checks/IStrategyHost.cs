namespace ServiceRegistry.Abstractions;

/// <summary>
/// What the host lends a strategy for its whole life. A strategy that keeps connections builds its client on it in
/// <see cref="HealthCheckStrategy{TSettings}.Initialize"/>.
/// </summary>
public interface IStrategyHost
{
    /// <summary>Opens every outward connection, under the host's policy.</summary>
    IConnector Connector { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }
}
