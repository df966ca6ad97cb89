using System.Collections.Immutable;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>A wish to change the registry; the writer applies it or answers why not.</summary>
/// <param name="Actor">Who asks.</param>
public abstract record RegistryCommand(string Actor)
{
    /// <summary>Names the call, so that repeating it answers what the first one did (CONTRACT.md, 18); null where it has no name.</summary>
    public OperationId? OperationId { get; init; }
}

/// <summary>The name of a call: unique for a mutation and caller, remembered for an hour.</summary>
/// <param name="Mutation">The mutation's name.</param>
/// <param name="Caller">The token's name, or <c>anonymous</c>.</param>
/// <param name="ClientMutationId">The caller's id for it.</param>
/// <param name="InputHash">A hash of the input, to tell a repetition from a reuse.</param>
public sealed record OperationId(string Mutation, string Caller, string ClientMutationId, string InputHash);

/// <summary>What a registrant says of an instance; rules are checked when the command is applied.</summary>
public sealed record Registration
{
    /// <summary>The service.</summary>
    public required ServiceKey Service { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The registrant's name for the instance; null to make one.</summary>
    public string? Key { get; init; }

    /// <summary>The scheme.</summary>
    public string? Scheme { get; init; }

    /// <summary>The host; the caller's address was filled in where none was given.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>Further named addresses.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Metadata.</summary>
    public ImmutableArray<MetadataEntry> Metadata { get; init; } = [];

    /// <summary>The zone.</summary>
    public string? Zone { get; init; }

    /// <summary>Relative share of traffic.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>The lease.</summary>
    public TimeSpan? LeaseTtl { get; init; }

    /// <summary>Removal after being unhealthy for so long.</summary>
    public TimeSpan? DeregisterAfter { get; init; }

    /// <summary>The checks.</summary>
    public ImmutableArray<CheckDefinition> Checks { get; init; } = [];

    /// <summary>Held against the instance of the key; null for no condition.</summary>
    public long? ExpectedRevision { get; init; }
}

/// <summary>What a registrant says of a check.</summary>
public sealed record CheckDefinition
{
    /// <summary>The name; null for one made from the strategy's.</summary>
    public string? Name { get; init; }

    /// <summary>The strategy's name.</summary>
    public required string Strategy { get; init; }

    /// <summary>The settings as JSON; normalised by the strategy catalog before the command is made.</summary>
    public required string Settings { get; init; }

    /// <summary>What the strategy says is wrong with the settings; empty where nothing is.</summary>
    public ImmutableArray<SettingsProblem> SettingsProblems { get; init; } = [];

    /// <summary>The time between runs.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that a run may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Passes in a row that turn it healthy.</summary>
    public int HealthyThreshold { get; init; } = 2;

    /// <summary>Failures in a row that turn it unhealthy.</summary>
    public int UnhealthyThreshold { get; init; } = 3;

    /// <summary>The status before the first result.</summary>
    public HealthStatus InitialStatus { get; init; } = HealthStatus.Unknown;
}

/// <summary>A value that may have been left out: which is not the same as null.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="IsSet">True where it was given.</param>
/// <param name="Value">The value given.</param>
public readonly record struct Change<T>(bool IsSet, T Value)
{
    /// <summary>A value that was given.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Change<T>(T value) => new(true, value);

    /// <summary>The value given, or else the one there is.</summary>
    /// <param name="current">The one there is.</param>
    public T Or(T current) => IsSet ? Value : current;
}

/// <summary>Registers instances, all or none. A known key is updated in place.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Registrations">1 to 1000 registrations.</param>
public sealed record RegisterInstances(string Actor, ImmutableArray<Registration> Registrations) : RegistryCommand(Actor)
{
    /// <summary>True for registerInstances: paths of errors then begin with <c>input.instances.N</c>.</summary>
    public bool IsList { get; init; }
}

/// <summary>Changes what is registered of an instance; what is not set stays.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The instance.</param>
public sealed record UpdateInstance(string Actor, Guid Id) : RegistryCommand(Actor)
{
#pragma warning disable CS1591 // As in Registration.
    public long? ExpectedRevision { get; init; }
    public Change<string?> Version { get; init; }
    public Change<string?> Scheme { get; init; }
    public Change<string?> Host { get; init; }
    public Change<int?> Port { get; init; }
    public Change<ImmutableArray<Endpoint>?> Endpoints { get; init; }
    public Change<ImmutableArray<string>?> Tags { get; init; }
    public Change<ImmutableArray<MetadataEntry>?> Metadata { get; init; }
    public Change<string?> Zone { get; init; }
    public Change<int?> Weight { get; init; }
    public Change<TimeSpan?> LeaseTtl { get; init; }
    public Change<TimeSpan?> DeregisterAfter { get; init; }
#pragma warning restore CS1591
}

/// <summary>Removes an instance.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The instance.</param>
/// <param name="ExpectedRevision">Held against the instance's; null for no condition.</param>
public sealed record DeregisterInstance(string Actor, Guid Id, long? ExpectedRevision = null) : RegistryCommand(Actor);

/// <summary>Takes an instance out of traffic, or gives a maintenance a new reason and end.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The instance.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Its end; null for when it is ended.</param>
/// <param name="DeregisterAfter">Removes the instance so long after the start.</param>
/// <param name="ExpectedRevision">Held against the instance's; null for no condition.</param>
public sealed record StartMaintenance(
    string Actor, Guid Id, string? Reason, DateTimeOffset? Until, TimeSpan? DeregisterAfter, long? ExpectedRevision = null)
    : RegistryCommand(Actor);

/// <summary>Ends a maintenance.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The instance.</param>
/// <param name="ExpectedRevision">Held against the instance's; null for no condition.</param>
public sealed record EndMaintenance(string Actor, Guid Id, long? ExpectedRevision = null) : RegistryCommand(Actor);

/// <summary>Adds a check to an instance.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Check">The check.</param>
/// <param name="ExpectedRevision">Held against the instance's; null for no condition.</param>
public sealed record AddHealthCheck(string Actor, Guid InstanceId, CheckDefinition Check, long? ExpectedRevision = null) : RegistryCommand(Actor);

/// <summary>Changes a check; what is not set stays, and so do its id and history.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The check.</param>
public sealed record UpdateHealthCheck(string Actor, Guid Id) : RegistryCommand(Actor)
{
#pragma warning disable CS1591 // As in CheckDefinition.
    public Change<string?> Name { get; init; }
    public Change<(string Strategy, string Settings)?> Strategy { get; init; }
    public ImmutableArray<SettingsProblem> SettingsProblems { get; init; } = [];
    public Change<TimeSpan?> Interval { get; init; }
    public Change<TimeSpan?> Timeout { get; init; }
    public Change<int?> HealthyThreshold { get; init; }
    public Change<int?> UnhealthyThreshold { get; init; }
#pragma warning restore CS1591
}

/// <summary>Removes a check.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The check.</param>
public sealed record RemoveHealthCheck(string Actor, Guid Id) : RegistryCommand(Actor);

/// <summary>Describes a service; what is not set stays.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Key">The service.</param>
public sealed record UpdateService(string Actor, ServiceKey Key) : RegistryCommand(Actor)
{
#pragma warning disable CS1591 // As in ServiceDescription.
    public long? ExpectedRevision { get; init; }
    public Change<string?> Description { get; init; }
    public Change<string?> Owner { get; init; }
    public Change<ImmutableArray<string>?> Tags { get; init; }
    public Change<ImmutableArray<Link>?> Links { get; init; }

    /// <summary>Names, in the same namespace unless written namespace/name.</summary>
    public Change<ImmutableArray<string>?> DependsOn { get; init; }
#pragma warning restore CS1591
}

/// <summary>Removes a service; with force, its instances too.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Key">The service.</param>
/// <param name="Force">True to remove instances that are left.</param>
public sealed record RemoveService(string Actor, ServiceKey Key, bool Force) : RegistryCommand(Actor);

/// <summary>A check's results led to another status.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Status">The status that it turned to.</param>
/// <param name="Reason">The output that turned it.</param>
/// <param name="IsError">True where an ERROR turned it: the status before is remembered.</param>
/// <param name="SettingsVersion">The check as it was when it ran: a result of a check that changed meanwhile is dropped.</param>
public sealed record TurnCheck(Guid CheckId, HealthStatus Status, string? Reason, bool IsError, HealthCheck SettingsVersion)
    : RegistryCommand("health-check");

/// <summary>Removes instances whose leases ran out, gathered; those renewed or gone meanwhile are left out.</summary>
/// <param name="Ids">Up to 1000 instances.</param>
public sealed record ExpireLeases(ImmutableArray<Guid> Ids) : RegistryCommand("lease");

/// <summary>Ends maintenances whose time has come.</summary>
/// <param name="Ids">Up to 1000 instances.</param>
public sealed record EndDueMaintenance(ImmutableArray<Guid> Ids) : RegistryCommand("maintenance");

/// <summary>Removes instances that were unhealthy, or in maintenance, for as long as they allow.</summary>
/// <param name="Ids">Up to 1000 instances.</param>
public sealed record DeregisterDue(ImmutableArray<Guid> Ids) : RegistryCommand("deregister-after");
