using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using Endpoint = ServiceRegistry.Core.Model.Endpoint;

namespace ServiceRegistry.Server.Instances;

/// <summary>A named address of an instance.</summary>
[ObjectType<Endpoint>]
public static class EndpointType
{
    /// <summary>A DNS name or an address; the instance's own where none was registered.</summary>
    public static string GetHost([Parent] Endpoint endpoint) => endpoint.Host!;

    /// <summary>scheme://host:port where they are known.</summary>
    public static Uri? GetUrl([Parent] Endpoint endpoint) => Addresses.Url(endpoint.Scheme, endpoint.Host!, endpoint.Port);
}

/// <summary>A time out of traffic.</summary>
[ObjectType<Maintenance>(Ignore = [nameof(Maintenance.DeregisterAt)])]
public static class MaintenanceType;

/// <summary>An instance's promise to renew.</summary>
/// <param name="Ttl">The time within which it must renew.</param>
/// <param name="RenewedAt">When it last did.</param>
/// <param name="ExpiresAt">When it is removed unless it renews.</param>
public sealed record Lease(TimeSpan Ttl, DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The lease of an instance; null for one without, and for one of the past.</summary>
    internal static Lease? Of(Instance instance, Registry registry) =>
        instance.LeaseTtl is { } ttl && registry.LeaseOf(instance.Id) is { } times ? new Lease(ttl, times.RenewedAt, times.ExpiresAt) : null;
}
