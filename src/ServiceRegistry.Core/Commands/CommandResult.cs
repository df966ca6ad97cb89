using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Snapshot">The snapshot behind it: durable where something changed.</param>
/// <param name="Errors">Why it was refused, all reasons at once; none where it was accepted.</param>
/// <param name="Objects">What it touched, in the order of the command; empty where it was refused.</param>
public sealed record CommandResult(RegistrySnapshot Snapshot, ImmutableArray<CommandError> Errors, ImmutableArray<TouchedObject> Objects)
{
    /// <summary>The revision that it made; the newest where it changed nothing; the first one's where a named call was repeated.</summary>
    public long Revision { get; init; } = Snapshot.Revision;

    /// <summary>True where it was accepted.</summary>
    public bool IsAccepted => Errors.IsEmpty;
}

/// <summary>An object that a command touched, found or made.</summary>
/// <param name="Change">What became of it; null where nothing differed.</param>
/// <param name="Service">The service concerned.</param>
/// <param name="InstanceId">The instance concerned; null for a service.</param>
/// <param name="CheckId">The check concerned; null for others.</param>
/// <param name="Instance">The instance after the command; as it was where it is removed.</param>
/// <param name="ServiceAsItWas">The service as it was, where it is removed.</param>
public sealed record TouchedObject(
    ChangeKind? Change, ServiceKey Service, Guid? InstanceId = null, Guid? CheckId = null, Instance? Instance = null, Service? ServiceAsItWas = null);

/// <summary>Why a command was refused.</summary>
/// <param name="Message">What is wrong and what is allowed.</param>
public abstract record CommandError(string Message);

/// <summary>A value breaks a rule (CONTRACT.md, Values).</summary>
/// <param name="Message">What is wrong and what is allowed.</param>
/// <param name="Path">From <c>input</c> down to the value; places in lists as decimal numbers.</param>
/// <param name="Code">The stable code of the rule.</param>
public sealed record InvalidValue(string Message, ImmutableArray<string> Path, string Code) : CommandError(Message);

/// <summary>There is no such object.</summary>
/// <param name="Message">What was asked for.</param>
/// <param name="Id">The instance or check; null for a service.</param>
public sealed record ObjectNotFound(string Message, Guid? Id) : CommandError(Message);

/// <summary>The expected revision is not the object's.</summary>
/// <param name="Message">Both revisions in words.</param>
/// <param name="CurrentRevision">The object's; 0 where there is no such object.</param>
public sealed record RevisionConflict(string Message, long CurrentRevision) : CommandError(Message);
