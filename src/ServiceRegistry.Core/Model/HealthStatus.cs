namespace ServiceRegistry.Core.Model;

/// <summary>How a check, an instance or a service is.</summary>
public enum HealthStatus
{
    /// <summary>Nothing is known yet, or the check itself could not run.</summary>
    Unknown,

    /// <summary>It can take traffic.</summary>
    Healthy,

    /// <summary>It can take traffic, though not at its best.</summary>
    Degraded,

    /// <summary>It cannot take traffic.</summary>
    Unhealthy,

    /// <summary>Taken out of traffic on purpose.</summary>
    Maintenance,
}
