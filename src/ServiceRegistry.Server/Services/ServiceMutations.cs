using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Errors;
using ServiceRegistry.Server.Instances;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Services;

/// <summary>Describes services, and removes them.</summary>
[MutationType]
internal static class ServiceMutations
{
    /// <summary>Describes the service; it then stays also without instances.</summary>
    /// <param name="input">What is said of it.</param>
    [Error<ValidationError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<UpdateServicePayload>> UpdateServiceAsync(
        UpdateServiceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var key = new ServiceKey(input.Namespace, input.Name);
        var command = new UpdateService(request.Actor, key)
        {
            ExpectedRevision = input.ExpectedRevision,
            Description = input.Description.ToChange(),
            Owner = input.Owner.ToChange(),
            Tags = input.Tags.ToChange(given => given!.ToImmutableArray()),
            Links = input.Links.ToChange(given => given!.Select(link => new Link(link.Name, link.Url.OriginalString)).ToImmutableArray()),
            DependsOn = input.DependsOn.ToChange(given => given!.ToImmutableArray()),
            OperationId = OperationIds.For(request, "updateService", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new UpdateServicePayload(result.Snapshot.FindService(key), result.Objects[0].Change)
            : result.Errors.Show(GlobalIds.OfInstance);
    }

    /// <summary>Removes a service that has no instances left; with force, its instances too.</summary>
    /// <param name="input">Which.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<RemoveServicePayload>> RemoveServiceAsync(
        RemoveServiceInput input, RegistryRequest request, CancellationToken cancellationToken)
    {
        var command = new RemoveService(request.Actor, new ServiceKey(input.Namespace, input.Name), input.Force)
        {
            OperationId = OperationIds.For(request, "removeService", input.ClientMutationId, input),
        };
        var result = await request.ExecuteAsync(command, cancellationToken);
        return result.IsAccepted
            ? new RemoveServicePayload(result.Objects[0].ServiceAsItWas)
            : result.Errors.Show(GlobalIds.OfInstance);
    }
}
