namespace ServiceRegistry.Core.Members;

/// <summary>Something that is not as usual.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">In words.</param>
/// <param name="Since">Since when.</param>
public sealed record RegistryCondition(RegistryConditionKind Kind, string Message, DateTimeOffset Since);

/// <summary>What may not be as usual.</summary>
public enum RegistryConditionKind
{
    /// <summary>So many leases ran out at once that ending them is paused.</summary>
    LeasesPaused,

    /// <summary>The network of the checks is doubted.</summary>
    ObserverSuspect,

    /// <summary>Checks cannot be run as often as asked.</summary>
    ChecksOverloaded,

    /// <summary>The last commit failed.</summary>
    StorageUnavailable,

    /// <summary>This member does not see the newest revisions.</summary>
    Stale,
}
