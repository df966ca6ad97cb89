using ServiceRegistry.Core;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Server.Checks;
using ServiceRegistry.Server.Errors;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Instances;

/// <summary>Registers instances, changes them, and lets them go.</summary>
[MutationType]
internal static class InstanceMutations
{
    /// <summary>Registers an instance; a key seen before updates it in place.</summary>
    /// <param name="input">What is registered.</param>
    [Error<ValidationError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<RegisterInstancePayload>> RegisterInstanceAsync(
        RegisterInstanceInput input, RegistryRequest request, [Service] CheckReader checks, CancellationToken cancellationToken)
    {
        var command = new RegisterInstances(request.Actor, [await RegistrationReader.ReadAsync(input, request, checks)])
        {
            OperationId = OperationIds.For(request, "registerInstance", input.ClientMutationId, input, checks.Secrets),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new RegisterInstancePayload(result.InstanceNow(0), result.Objects[0].Change)
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>All or none, in one transaction.</summary>
    /// <param name="input">What is registered.</param>
    [Error<ValidationError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<RegisterInstancesPayload>> RegisterInstancesAsync(
        RegisterInstancesInput input, RegistryRequest request, [Service] CheckReader checks, CancellationToken cancellationToken)
    {
        var registrations = new List<Registration>(input.Instances.Count);
        foreach (var one in input.Instances)
        {
            registrations.Add(await RegistrationReader.ReadAsync(one, request, checks));
        }

        var command = new RegisterInstances(request.Actor, [.. registrations])
        {
            IsList = true,
            OperationId = OperationIds.For(request, "registerInstances", input.ClientMutationId, input, checks.Secrets),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new RegisterInstancesPayload([.. Enumerable.Range(0, result.Objects.Length).Select(result.InstanceNow).OfType<Core.Model.Instance>()])
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Fields left out stay as they are.</summary>
    /// <param name="input">What changes.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<UpdateInstancePayload>> UpdateInstanceAsync(
        UpdateInstanceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var result = await request.ExecuteAsync(RegistrationReader.Read(input, request), cancellationToken);
        return result.IsAccepted
            ? new UpdateInstancePayload(result.InstanceNow(0), result.Objects[0].Change)
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Removes an instance.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<DeregisterInstancePayload>> DeregisterInstanceAsync(
        DeregisterInstanceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var command = new DeregisterInstance(request.Actor, input.Id, input.ExpectedRevision)
        {
            OperationId = OperationIds.For(request, "deregisterInstance", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new DeregisterInstancePayload(result.Objects[0].Instance)
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>The heartbeat of an instance with a lease.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static FieldResult<RenewLeasePayload> RenewLease(RenewLeaseInput input, RegistryRequest request, [Service] Registry registry)
    {
        var result = registry.RenewLease(input.Id);
        return result.IsAccepted
            ? new RenewLeasePayload(request.Refresh().FindInstance(input.Id))
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Takes an instance out of traffic; started again, it takes the new reason and end.</summary>
    /// <param name="input">Which, and why.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<StartMaintenancePayload>> StartMaintenanceAsync(
        StartMaintenanceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var command = new StartMaintenance(
            request.Actor, input.Id, input.Reason, input.Until, input.DeregisterAfter, input.ExpectedRevision)
        {
            OperationId = OperationIds.For(request, "startMaintenance", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted ? new StartMaintenancePayload(result.InstanceNow(0)) : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Brings an instance back into traffic.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<EndMaintenancePayload>> EndMaintenanceAsync(
        EndMaintenanceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var command = new EndMaintenance(request.Actor, input.Id, input.ExpectedRevision)
        {
            OperationId = OperationIds.For(request, "endMaintenance", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted ? new EndMaintenancePayload(result.InstanceNow(0)) : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>An object of the command as it is now; null where it is gone again.</summary>
    private static Core.Model.Instance? InstanceNow(this CommandResult result, int place) =>
        result.Objects[place].InstanceId is { } id ? result.Snapshot.FindInstance(id) : null;
}
