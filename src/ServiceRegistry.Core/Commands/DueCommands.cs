using System.Collections.Immutable;

namespace ServiceRegistry.Core.Commands;

/// <summary>Removes instances whose leases ran out, gathered; those renewed or gone meanwhile are left out.</summary>
/// <param name="Ids">Up to 1000 instances.</param>
public sealed record ExpireLeases(ImmutableArray<Guid> Ids) : RegistryCommand("lease");

/// <summary>Ends maintenances whose time has come.</summary>
/// <param name="Ids">Up to 1000 instances.</param>
public sealed record EndDueMaintenance(ImmutableArray<Guid> Ids) : RegistryCommand("maintenance");

/// <summary>Removes instances that were unhealthy, or in maintenance, for as long as they allow.</summary>
/// <param name="Instances">Up to 1000; those that have another deadline by now, or none, are left out.</param>
public sealed record DeregisterDue(ImmutableArray<DueRemoval> Instances) : RegistryCommand("deregister-after");

/// <summary>An instance that is due to be removed.</summary>
/// <param name="Id">Which.</param>
/// <param name="Deadline">The time that its removal was set for.</param>
public readonly record struct DueRemoval(Guid Id, DateTimeOffset Deadline);
