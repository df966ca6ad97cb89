using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.History;

namespace ServiceRegistry.Server.Events;

/// <summary>Reads the change log.</summary>
[QueryType]
internal static class EventQueries
{
    /// <summary>The change log, newest first unless ordered otherwise; filtering runs in the database.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering(typeof(EventFilterInputType))]
    [UseSorting(typeof(EventSortInputType))]
    public static Task<IQueryable<RegistryEvent>> GetEventsAsync(
        RegistrySnapshot snapshot, [Service] Registry registry, CancellationToken cancellationToken)
    {
        // What was committed since belongs to a later snapshot.
        var revision = snapshot.Revision;
        return HistoryQuery<RegistryEvent>.OpenAsync(registry.OpenLogAsync, history => history.Events.Where(change => change.Revision <= revision), cancellationToken);
    }
}
