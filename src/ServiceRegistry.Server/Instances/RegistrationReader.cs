using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Checks;
using ServiceRegistry.Server.Requests;
using Endpoint = ServiceRegistry.Core.Model.Endpoint;

namespace ServiceRegistry.Server.Instances;

/// <summary>Reads what is registered out of the inputs of mutations.</summary>
internal static class RegistrationReader
{
    public static async ValueTask<Registration> ReadAsync(RegisterInstanceInput input, RegistryRequest request, CheckReader checks) => new()
    {
        Service = new ServiceKey(input.Namespace, input.Service),
        Version = input.Version,
        Key = input.Key,
        ClientMutationId = input.ClientMutationId,
        Scheme = input.Scheme,
        Host = input.Host ?? request.CallerAddress ?? "",
        Port = input.Port,
        Endpoints = Endpoints(input.Endpoints),
        Tags = [.. input.Tags],
        Metadata = Metadata(input.Metadata),
        Zone = input.Zone,
        Weight = input.Weight,
        LeaseTtl = input.LeaseTtl,
        DeregisterAfter = input.DeregisterAfter,
        Checks = await checks.ReadAsync(input.Checks),
        ExpectedRevision = input.ExpectedRevision,
    };

    public static UpdateInstance Read(UpdateInstanceInput input, RegistryRequest request) => new(request.Actor, input.Id)
    {
        ExpectedRevision = input.ExpectedRevision,
        Version = input.Version.ToChange(),
        Scheme = input.Scheme.ToChange(),
        Host = input.Host.ToChange(),
        Port = input.Port.ToChange(),
        Endpoints = input.Endpoints.ToChange(given => Endpoints(given!)),
        Tags = input.Tags.ToChange(given => given!.ToImmutableArray()),
        Metadata = input.Metadata.ToChange(given => Metadata(given!)),
        Zone = input.Zone.ToChange(),
        Weight = input.Weight.ToChange(),
        LeaseTtl = input.LeaseTtl.ToChange(),
        DeregisterAfter = input.DeregisterAfter.ToChange(),
        OperationId = OperationIds.For(request, "updateInstance", input.ClientMutationId, input),
    };

    private static ImmutableArray<Endpoint> Endpoints(IReadOnlyList<EndpointInput> given) =>
        [.. given.Select(endpoint => new Endpoint(endpoint.Name, endpoint.Scheme, endpoint.Host, endpoint.Port))];

    private static ImmutableArray<MetadataEntry> Metadata(IReadOnlyList<MetadataEntryInput> given) =>
        [.. given.Select(entry => new MetadataEntry(entry.Key, entry.Value))];
}
