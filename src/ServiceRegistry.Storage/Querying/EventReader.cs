using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Querying;

/// <summary>Reads the log for watchers, whole revisions at a time. The context is in a transaction: all is of one moment.</summary>
internal static class EventReader
{
    public static StoredEvents Read(RegistryContext context, long after, long upTo, int limit)
    {
        var compacted = context.Heads.Select(head => head.CompactedRevision).Single();
        var range = context.Events.Where(e => e.Revision > after && e.Revision <= upTo).OrderBy(e => e.Revision).ThenBy(e => e.Index);

        // One more than asked for shows whether the last revision among them is whole.
        var events = range.Take(limit + 1).ToList();
        if (events.Count <= limit)
        {
            return new StoredEvents(events, upTo, compacted);
        }

        var cut = events[limit].Revision;
        if (events[0].Revision < cut)
        {
            events.RemoveAll(e => e.Revision == cut);
            return new StoredEvents(events, cut - 1, compacted);
        }

        RegistryEvent[] whole = [.. range.Where(e => e.Revision == cut)];
        return new StoredEvents(whole, cut, compacted);
    }
}
