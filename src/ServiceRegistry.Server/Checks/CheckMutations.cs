using ServiceRegistry.Core;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Server.Errors;
using ServiceRegistry.Server.Instances;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Checks;

/// <summary>Adds checks, changes them, runs them, and takes reports.</summary>
[MutationType]
internal static class CheckMutations
{
    /// <summary>Adds a check to an instance.</summary>
    /// <param name="input">The check, and for which instance.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<AddHealthCheckPayload>> AddHealthCheckAsync(
        AddHealthCheckInput input, RegistryRequest request, [Service] CheckReader checks, CancellationToken cancellationToken)
    {
        var command = new AddHealthCheck(request.Actor, input.InstanceId, await checks.ReadAsync(input.Check), input.ExpectedRevision)
        {
            OperationId = OperationIds.For(request, "addHealthCheck", input.ClientMutationId, input, checks.Secrets),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted ? new AddHealthCheckPayload(result.CheckNow()) : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Fields left out stay; the check keeps its id and history.</summary>
    /// <param name="input">What changes.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<UpdateHealthCheckPayload>> UpdateHealthCheckAsync(
        UpdateHealthCheckInput input, RegistryRequest request, [Service] CheckReader checks, CancellationToken cancellationToken)
    {
        var result = await request.ExecuteAsync(await checks.ReadAsync(input, request), cancellationToken);
        return result.IsAccepted
            ? new UpdateHealthCheckPayload(result.CheckNow(), result.Objects[0].Change)
            : result.Errors.Show(GlobalIds.OfCheck);
    }

    /// <summary>Removes a check.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<RemoveHealthCheckPayload>> RemoveHealthCheckAsync(
        RemoveHealthCheckInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var command = new RemoveHealthCheck(request.Actor, input.Id)
        {
            OperationId = OperationIds.For(request, "removeHealthCheck", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new RemoveHealthCheckPayload(result.Objects[0].InstanceId is { } id ? result.Snapshot.FindInstance(id) : null)
            : result.Errors.Show(GlobalIds.OfCheck);
    }

    /// <summary>Runs the check now and answers with its result.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<RunHealthCheckPayload>> RunHealthCheckAsync(
        RunHealthCheckInput input, RegistryRequest request, [Service] Registry registry, CancellationToken cancellationToken)
    {
        var run = await registry.RunCheckAsync(input.Id, cancellationToken);
        return run.Errors.IsEmpty
            ? new RunHealthCheckPayload(run.Result, request.Refresh().CheckOf(input.Id))
            : run.Errors.Show(GlobalIds.OfCheck);
    }

    /// <summary>For checks that the service itself reports (the ttl kind).</summary>
    /// <param name="input">How the service is.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<ReportHealthPayload>> ReportHealthAsync(
        ReportHealthInput input, RegistryRequest request, [Service] Registry registry, CancellationToken cancellationToken)
    {
        var report = await registry.ReportHealthAsync(input.Id, input.Outcome, input.Output, cancellationToken);
        return report.Errors.IsEmpty
            ? new ReportHealthPayload(request.Refresh().CheckOf(input.Id))
            : report.Errors.Show(GlobalIds.OfCheck);
    }

    /// <summary>The check of the command as it is now; null where it is gone again.</summary>
    private static CheckOfInstance? CheckNow(this CommandResult result) =>
        result.Objects[0].CheckId is { } id ? result.Snapshot.CheckOf(id) : null;
}
