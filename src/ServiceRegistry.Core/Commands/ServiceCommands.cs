using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>Describes a service; what is not set stays.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Key">The service.</param>
public sealed record UpdateService(string Actor, ServiceKey Key) : RegistryCommand(Actor)
{
    public long? ExpectedRevision { get; init; }
    public Change<string?> Description { get; init; }
    public Change<string?> Owner { get; init; }
    public Change<ImmutableArray<string>?> Tags { get; init; }
    public Change<ImmutableArray<Link>?> Links { get; init; }

    /// <summary>Names, in the same namespace unless written namespace/name.</summary>
    public Change<ImmutableArray<string>?> DependsOn { get; init; }
}

/// <summary>Removes a service; with force, its instances too.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Key">The service.</param>
/// <param name="Force">True to remove instances that are left.</param>
public sealed record RemoveService(string Actor, ServiceKey Key, bool Force) : RegistryCommand(Actor);
