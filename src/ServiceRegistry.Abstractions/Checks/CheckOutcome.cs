namespace ServiceRegistry.Abstractions;

/// <summary>What one run of a check found.</summary>
public enum CheckOutcome
{
    /// <summary>The target is well.</summary>
    Pass,

    /// <summary>The target answers, but not as it should: too slowly, for instance. It counts as a pass and makes it DEGRADED.</summary>
    Warn,

    /// <summary>The target is not well, or does not answer.</summary>
    Fail,

    /// <summary>
    /// The check itself could not run (its plugin is gone, its target is not allowed): that says nothing about the target,
    /// and the check is UNKNOWN.
    /// </summary>
    Error,
}
