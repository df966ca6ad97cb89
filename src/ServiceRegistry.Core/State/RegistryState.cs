using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>The registry's decisions: what a command makes of a snapshot. Pure: time and ids come in as values.</summary>
public static class RegistryState
{
    private const int MaxOperationIdLength = 256;

    /// <summary>The snapshot before anything happened.</summary>
    /// <param name="epoch">The id of its history.</param>
    public static RegistrySnapshot Empty(string epoch) => new() { Epoch = epoch, Revision = 0 };

    /// <summary>The snapshot that a store holds.</summary>
    public static RegistrySnapshot Restore(StoredState state, DateTimeOffset now) => SnapshotLoader.Load(state, now);

    /// <summary>Applies a command, or says why not.</summary>
    /// <param name="snapshot">The registry before it.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">The time; cut to microseconds.</param>
    /// <param name="newId">Makes ids for what is new.</param>
    public static Transition Apply(RegistrySnapshot snapshot, RegistryCommand command, DateTimeOffset now, Func<Guid> newId)
    {
        now = Micro.Cut(now);
        if (command.OperationId is { } id)
        {
            var errors = new ValueErrors();
            var path = ValuePath.Input.At("clientMutationId");
            errors.FreeText(path, id.ClientMutationId, MaxOperationIdLength, "A client mutation id");
            if (snapshot.Operations.Find(id, now) is { } operation)
            {
                if (operation.Id.InputHash == id.InputHash)
                {
                    return Repeated(snapshot, operation);
                }

                errors.Add(path, ErrorCode.OperationIdReused, $"'{id.ClientMutationId}' was used within the last hour with another input.");
            }

            if (!errors.IsEmpty)
            {
                return new(snapshot, [], new(snapshot, [.. errors.All], []));
            }
        }

        var draft = new Draft(snapshot, command.Actor, now, newId);
        Decide(draft, command);
        return draft.Finish(command.OperationId);
    }

    private static void Decide(Draft draft, RegistryCommand command)
    {
        switch (command)
        {
            case RegisterInstances register: Registering.Apply(draft, register); break;
            case UpdateInstance update: InstanceChanges.Apply(draft, update); break;
            case DeregisterInstance deregister: InstanceChanges.Apply(draft, deregister); break;
            case StartMaintenance start: MaintenanceChanges.Apply(draft, start); break;
            case EndMaintenance end: MaintenanceChanges.Apply(draft, end); break;
            case EndDueMaintenance end: MaintenanceChanges.Apply(draft, end); break;
            case AddHealthCheck add: CheckChanges.Apply(draft, add); break;
            case UpdateHealthCheck update: CheckChanges.Apply(draft, update); break;
            case RemoveHealthCheck remove: CheckChanges.Apply(draft, remove); break;
            case TurnCheck turn: CheckChanges.Apply(draft, turn); break;
            case UpdateService update: ServiceChanges.Apply(draft, update); break;
            case RemoveService remove: ServiceChanges.Apply(draft, remove); break;
            case ExpireLeases expire: Removals.Apply(draft, expire); break;
            case DeregisterDue due: Removals.Apply(draft, due); break;
            default: throw new ArgumentException($"There is no rule for {command.GetType().Name}.", nameof(command));
        }
    }

    // The object is answered as it is now, null where it is gone (CONTRACT.md, 18).
    private static Transition Repeated(RegistrySnapshot snapshot, RememberedOperation operation)
    {
        var objects = operation.Objects.Select(touched => new TouchedObject(
            touched.Change, touched.Service, touched.InstanceId, touched.CheckId, touched.InstanceId is { } id ? snapshot.FindInstance(id) : null));
        return new(snapshot, [], new(snapshot, [], [.. objects]) { Revision = operation.Revision });
    }
}
