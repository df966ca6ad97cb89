using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Cuts the history down to its limits in small steps, on the connection that writes. One caller at a time.</summary>
internal sealed class Compactor(RegistryContext context)
{
    // Counted once, then kept along: counting a million rows takes longer than a step may.
    private long? events;

    /// <summary>Says how many events a commit added.</summary>
    /// <param name="count">How many.</param>
    public void Added(int count) => events += count;

    public CompactionStep Step(CompactionLimits limits)
    {
        events ??= context.Events.LongCount();
        using var transaction = context.Database.BeginTransaction();
        var plan = PlanEvents(limits);
        var compacted = plan.Revision is { } revision ? DropEvents(revision) : context.Heads.Single().CompactedRevision;
        var room = Math.Max(0, limits.MaxRows - plan.Count);
        var results = DropResults(limits.ResultsNotBefore, room);
        transaction.Commit();

        events -= plan.Count;
        return new CompactionStep(compacted, plan.IsAll && (room == 0 || results < room));
    }

    private DropPlan PlanEvents(CompactionLimits limits)
    {
        var excess = events!.Value - limits.KeepEvents;
        var oldest = context.Events.OrderBy(e => e.Revision).ThenBy(e => e.Index)
            .Select(e => new LoggedEvent(e.Revision, e.At)).Take(limits.MaxRows + 1).ToArray();
        var plan = DropPlan.For(oldest, excess, limits.EventsNotBefore, limits.MaxRows);

        // More events in one revision than a step may drop: it goes whole all the same.
        return plan is { Revision: { } revision, Count: var count } && count > limits.MaxRows
            ? plan with { Count = context.Events.Count(e => e.Revision == revision) }
            : plan;
    }

    private long DropEvents(long revision)
    {
        context.Events.Where(e => e.Revision <= revision).ExecuteDelete();
        context.Heads.ExecuteUpdate(head => head.SetProperty(row => row.CompactedRevision, revision));
        return revision;
    }

    private int DropResults(DateTimeOffset notBefore, int room)
    {
        // The oldest are looked at alone, so that this costs the same however long the history is.
        var oldest = context.CheckResults.OrderBy(result => result.Id).Take(room).Select(result => result.Id);
        return context.CheckResults.Where(result => oldest.Contains(result.Id) && result.At < notBefore).ExecuteDelete();
    }
}
