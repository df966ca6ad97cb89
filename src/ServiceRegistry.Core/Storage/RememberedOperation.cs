using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Storage;

/// <summary>What a named call did, remembered for an hour. Its name is mutation, caller and client mutation id.</summary>
/// <param name="Id">The call's name, and its input's hash.</param>
/// <param name="At">When it was made.</param>
/// <param name="Revision">The revision it made, or the newest one when it changed nothing.</param>
/// <param name="Objects">What it touched, in order.</param>
public sealed record RememberedOperation(OperationId Id, DateTimeOffset At, long Revision, ImmutableArray<RememberedObject> Objects);

/// <summary>What a named call did to one object.</summary>
/// <param name="Change">What became of it; null where nothing differed.</param>
/// <param name="Service">The service concerned.</param>
/// <param name="InstanceId">The instance concerned; null for a service.</param>
/// <param name="CheckId">The check concerned; null for others.</param>
public sealed record RememberedObject(ChangeKind? Change, ServiceKey Service, Guid? InstanceId, Guid? CheckId);
