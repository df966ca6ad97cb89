using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Writing;

/// <summary>
/// A registration that changes nothing, which is most of what registrants send that register again and again. It is answered from the
/// published snapshot, without waiting for those that write: as if it had come before whatever they are writing just now.
/// </summary>
internal static class RepeatedRegistration
{
    /// <summary>The answer, with the leases renewed; null where the command has to go to the writer.</summary>
    public static CommandResult? Find(RegistrySnapshot snapshot, RegistryCommand command, DateTimeOffset now, LeaseTable leases)
    {
        if (command is not RegisterInstances { OperationId: null } register || !AreKnown(snapshot, register))
        {
            return null;
        }

        var transition = RegistryState.Apply(snapshot, command, now, static () => Guid.Empty);
        var isRepeated = transition.Result.IsAccepted && ReferenceEquals(transition.Snapshot, snapshot) && transition.Events.IsEmpty;

        // A lease that is just ending is not renewed any more: what becomes of its instance the writer knows.
        return isRepeated && transition.Renewed.All(leases.Renew) ? transition.Result : null;
    }

    private static bool AreKnown(RegistrySnapshot snapshot, RegisterInstances register)
    {
        foreach (var registration in register.Registrations)
        {
            if (registration.Key is not { } key || snapshot.FindInstance(registration.Service, key) is null)
            {
                return false;
            }
        }

        return true;
    }
}
