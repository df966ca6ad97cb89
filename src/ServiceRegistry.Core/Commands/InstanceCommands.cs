using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

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
