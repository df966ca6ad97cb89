using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Instances;

namespace ServiceRegistry.Server.Services;

/// <summary>A named service: the instances registered under one name in one namespace.</summary>
[ObjectType<Service>(BindProperties = false)]
[Node]
public static class ServiceType
{
    /// <summary>The global id: it stays with the name.</summary>
    [ID<Service>]
    public static string GetId([Parent] Service service) => service.Description.Key.ToString();

    /// <summary>The namespace.</summary>
    public static string GetNamespace([Parent] Service service) => service.Description.Key.Namespace;

    /// <summary>The name, unique in its namespace.</summary>
    public static string GetName([Parent] Service service) => service.Description.Key.Name;

    /// <summary>What it does.</summary>
    public static string? GetDescription([Parent] Service service) => service.Description.Description;

    /// <summary>Whose it is.</summary>
    public static string? GetOwner([Parent] Service service) => service.Description.Owner;

    /// <summary>Words to find it by.</summary>
    public static IReadOnlyList<string> GetTags([Parent] Service service) => service.Description.Tags;

    /// <summary>Where to read on.</summary>
    public static IReadOnlyList<Link> GetLinks([Parent] Service service) => service.Description.Links;

    /// <summary>The best status among its instances: a service is as reachable as its healthiest instance. UNKNOWN where it has none.</summary>
    public static HealthStatus GetStatus([Parent] Service service) => service.Status;

    /// <summary>How many instances it has.</summary>
    public static int GetInstanceCount([Parent] Service service) => service.InstanceCount;

    /// <summary>How many of them are HEALTHY.</summary>
    public static int GetHealthyInstanceCount([Parent] Service service) => service.HealthyInstanceCount;

    /// <summary>The versions of its instances, newest first.</summary>
    public static IReadOnlyList<string> GetVersions([Parent] Service service) => service.Versions;

    /// <summary>Its instances that match.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering(typeof(InstanceFilterInputType))]
    [UseSorting(typeof(InstanceSortInputType))]
    public static IDataSource<Instance> GetInstances([Parent] Service service, RegistrySnapshot snapshot) =>
        new InstanceSource(snapshot, service.Description.Key);

    /// <summary>The services that it depends on.</summary>
    public static IEnumerable<Service> GetDependencies([Parent] Service service, RegistrySnapshot snapshot) =>
        service.Description.DependsOn.Select(key => snapshot.FindService(key) ?? Service.WithoutInstances(key, service.Description.UpdatedAt));

    /// <summary>The services that depend on it.</summary>
    public static IEnumerable<Service> GetDependents([Parent] Service service, RegistrySnapshot snapshot) =>
        snapshot.Dependents(service.Description.Key);

    /// <summary>When it came to be.</summary>
    public static DateTimeOffset GetCreatedAt([Parent] Service service) => service.Description.CreatedAt;

    /// <summary>When what is said of it last changed.</summary>
    public static DateTimeOffset GetUpdatedAt([Parent] Service service) => service.Description.UpdatedAt;

    /// <summary>The revision of the last change to what is said of it.</summary>
    public static long GetRevision([Parent] Service service) => service.Description.Revision;

    /// <summary>The service of an id.</summary>
    [NodeResolver]
    public static Service? FindService(string id, RegistrySnapshot snapshot) =>
        id.Split('/') is [var ns, var name] ? snapshot.FindService(new ServiceKey(ns, name)) : null;
}
