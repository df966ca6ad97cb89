using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.Discovery;

/// <summary>What resolve and onEndpointsChanged ask.</summary>
internal static class EndpointQueries
{
    /// <exception cref="GraphQLException">The limit is under 1 (<c>INVALID_ARGUMENT</c>).</exception>
    public static ResolveQuery Of(
        string service, string @namespace, VersionRange? version, IReadOnlyList<string>? tags, string? zone, int? limit) =>
        limit is < 1
            ? throw new GraphQLException($"The argument limit is {limit}; it must be at least 1.", WatchErrorCode.InvalidArgument)
            : new ResolveQuery(new ServiceKey(@namespace, service), version, tags is null ? [] : [.. tags], zone, limit);
}
