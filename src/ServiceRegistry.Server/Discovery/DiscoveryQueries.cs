using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Discovery;

/// <summary>Finds where to send traffic.</summary>
[QueryType]
internal static class DiscoveryQueries
{
    /// <summary>Discovery: the instances of a service that can take traffic now, best first, and what kind of answer that is.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="version">The versions that will do.</param>
    /// <param name="tags">Tags that an instance must all have.</param>
    /// <param name="zone">Where the caller is: instances there come first.</param>
    /// <param name="limit">The most instances to give, at least 1.</param>
    [ListSize(SlicingArguments = ["limit"], AssumedSize = 50, SizedFields = ["instances"])]
    public static EndpointSet Resolve(
        string service,
        [DefaultValue("default")] string @namespace,
        VersionRange? version,
        IReadOnlyList<string>? tags,
        string? zone,
        int? limit,
        RegistryRequest request) =>
        EndpointResolver.Resolve(
            request.Snapshot, EndpointQueries.Of(service, @namespace, version, tags, zone, limit), request.Now, Random.Shared);
}
