using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>Finds instances.</summary>
[QueryType]
public static class InstanceQueries
{
    /// <summary>All instances that match.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering(typeof(InstanceFilterInputType))]
    [UseSorting(typeof(InstanceSortInputType))]
    public static IDataSource<Instance> GetInstances(RegistrySnapshot snapshot) => new InstanceSource(snapshot);

    /// <summary>The instance of an id; null where there is none.</summary>
    /// <param name="id">The instance's id.</param>
    public static Instance? GetInstance([ID<Instance>] Guid id, RegistrySnapshot snapshot) => snapshot.FindInstance(id);
}
