using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance as registered.</param>
/// <param name="Change">CREATED; CHANGED for a key seen before; null where nothing differed.</param>
public sealed record RegisterInstancePayload(Instance? Instance, ChangeKind? Change);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instances">The instances as registered, in the order given.</param>
public sealed record RegisterInstancesPayload(IReadOnlyList<Instance>? Instances);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance as it is now.</param>
/// <param name="Change">CHANGED; null where nothing differed.</param>
public sealed record UpdateInstancePayload(Instance? Instance, ChangeKind? Change);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">As it was.</param>
public sealed record DeregisterInstancePayload(Instance? Instance);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance, with its lease renewed.</param>
public sealed record RenewLeasePayload(Instance? Instance);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance, in maintenance.</param>
public sealed record StartMaintenancePayload(Instance? Instance);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance, out of maintenance.</param>
public sealed record EndMaintenancePayload(Instance? Instance);
