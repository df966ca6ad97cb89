using System.Collections.Immutable;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Checks;
using Endpoint = ServiceRegistry.Core.Model.Endpoint;

namespace ServiceRegistry.Server.Instances;

/// <summary>One running copy of a service at one address.</summary>
[ObjectType<Instance>(BindProperties = false)]
[Node]
public static class InstanceType
{
    /// <summary>The global id.</summary>
    [ID<Instance>]
    public static Guid GetId([Parent] Instance instance) => instance.Id;

    /// <summary>Chosen by the registrant, unique within its service; registering it again updates the instance in place.</summary>
    public static string GetKey([Parent] Instance instance) => instance.Key;

    /// <summary>The service that it is a copy of.</summary>
    public static Service GetService([Parent] Instance instance, RegistrySnapshot snapshot) =>
        snapshot.FindService(instance.Service) ?? Service.WithoutInstances(instance.Service, instance.RegisteredAt);

    /// <summary>The namespace of its service.</summary>
    public static string GetNamespace([Parent] Instance instance) => instance.Service.Namespace;

    /// <summary>The name of its service.</summary>
    public static string GetServiceName([Parent] Instance instance) => instance.Service.Name;

    /// <summary>The version that it runs.</summary>
    public static string GetVersion([Parent] Instance instance) => instance.Version;

    /// <summary>The scheme of its address.</summary>
    public static string? GetScheme([Parent] Instance instance) => instance.Scheme;

    /// <summary>A DNS name or an address.</summary>
    public static string GetHost([Parent] Instance instance) => instance.Host;

    /// <summary>The port of its address.</summary>
    public static int? GetPort([Parent] Instance instance) => instance.Port;

    /// <summary>scheme://host:port where they are known.</summary>
    public static Uri? GetUrl([Parent] Instance instance) => Addresses.Url(instance.Scheme, instance.Host, instance.Port);

    /// <summary>Further named addresses of the same instance (admin, grpc, metrics); the one above is named default.</summary>
    public static IEnumerable<Endpoint> GetEndpoints([Parent] Instance instance) =>
        instance.Endpoints.Select(endpoint => endpoint with { Host = endpoint.Host ?? instance.Host });

    /// <summary>Words to find it by.</summary>
    public static ImmutableArray<string> GetTags([Parent] Instance instance) => instance.Tags;

    /// <summary>Named values to find it by.</summary>
    public static ImmutableArray<MetadataEntry> GetMetadata([Parent] Instance instance) => instance.Metadata;

    /// <summary>Where it runs.</summary>
    public static string? GetZone([Parent] Instance instance) => instance.Zone;

    /// <summary>Relative share of traffic, 0 to 65535.</summary>
    public static int GetWeight([Parent] Instance instance) => instance.Weight;

    /// <summary>MAINTENANCE while it is in maintenance; otherwise the worst of its checks, HEALTHY where it has none.</summary>
    public static HealthStatus GetStatus([Parent] Instance instance) => instance.Status;

    /// <summary>Why the status is what it is, in words: the worst check's name and output.</summary>
    public static string? GetStatusReason([Parent] Instance instance) => instance.StatusReason;

    /// <summary>When the status last turned.</summary>
    public static DateTimeOffset GetStatusChangedAt([Parent] Instance instance) => instance.StatusChangedAt;

    /// <summary>Set while it is in maintenance.</summary>
    public static Maintenance? GetMaintenance([Parent] Instance instance) => instance.Maintenance;

    /// <summary>Null for an instance that stays until it is deregistered.</summary>
    public static Lease? GetLease([Parent] Instance instance, [Service] Registry registry) => Lease.Of(instance, registry);

    /// <summary>True for an instance with a lease.</summary>
    public static bool GetEphemeral([Parent] Instance instance) => instance.LeaseTtl is not null;

    /// <summary>What is probed for it; today's, also on an instance of the past.</summary>
    public static IEnumerable<CheckOfInstance> GetChecks([Parent] Instance instance, RegistrySnapshot snapshot) =>
        snapshot.FindInstance(instance.Id) is { } today ? today.Checks.Select(check => new CheckOfInstance(check, today)) : [];

    /// <summary>When it was first registered.</summary>
    public static DateTimeOffset GetRegisteredAt([Parent] Instance instance) => instance.RegisteredAt;

    /// <summary>When what was registered or commanded last changed.</summary>
    public static DateTimeOffset GetUpdatedAt([Parent] Instance instance) => instance.UpdatedAt;

    /// <summary>Of the last change to what was registered or commanded; changes of status alone do not move it.</summary>
    public static long GetRevision([Parent] Instance instance) => instance.Revision;

    /// <summary>The instance of an id.</summary>
    [NodeResolver]
    public static Instance? FindInstance(Guid id, RegistrySnapshot snapshot) => snapshot.FindInstance(id);
}
