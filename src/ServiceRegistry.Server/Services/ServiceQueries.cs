using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Services;

/// <summary>Finds services.</summary>
[QueryType]
public static class ServiceQueries
{
    /// <summary>All services that match.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering(typeof(ServiceFilterInputType))]
    [UseSorting(typeof(ServiceSortInputType))]
    public static IDataSource<Service> GetServices(RegistrySnapshot snapshot) => new ServiceSource(snapshot);

    /// <summary>The service of a name; null where there is none.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="namespace">Its namespace.</param>
    public static Service? GetService(string name, RegistrySnapshot snapshot, string @namespace = "default") =>
        snapshot.FindService(new ServiceKey(@namespace, name));
}
