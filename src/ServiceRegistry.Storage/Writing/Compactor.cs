using System.Data.Common;
using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Cuts the history down to its limits in small steps, on the connection that writes. One caller at a time.</summary>
/// <param name="connection">An open one.</param>
internal sealed class Compactor(SqliteConnection connection) : IDisposable
{
    private readonly ResultThinner thinner = new(connection);

    // Counted once, then kept along: counting a million rows takes longer than a step may.
    private long? events;

    /// <summary>Says how many events a commit added.</summary>
    /// <param name="count">How many.</param>
    public void Added(int count) => events += count;

    public CompactionStep Step(CompactionLimits limits)
    {
        events ??= (long)Statement.Scalar(connection, null, "SELECT COUNT(*) FROM events")!;
        using var transaction = connection.BeginTransaction();
        var plan = PlanEvents(limits, transaction);
        var compacted = plan.Revision is { } revision
            ? DropEvents(revision, transaction)
            : (long)Statement.Scalar(connection, transaction, "SELECT compacted_revision FROM head")!;
        var room = Math.Max(0, limits.MaxRows - plan.Count);
        var results = DropOldest("check_results", "at", limits.ResultsNotBefore, room, transaction);
        room -= results.Count;
        var statuses = DropOldest("statuses", "until", limits.StatusesNotBefore, room, transaction);
        room -= statuses.Count;
        var thinned = true;
        foreach (var thinning in limits.Thinnings)
        {
            var seen = thinner.Step(thinning, room, transaction);
            thinned &= room > 0 && seen < room;
            room -= seen;
        }

        Statement.Execute(connection, transaction, "DELETE FROM runs WHERE last_seen_at < @p0", Microseconds.Of(limits.StatusesNotBefore));
        transaction.Commit();

        events -= plan.Count;
        return new CompactionStep(compacted, plan.IsAll && results.IsAll && statuses.IsAll && thinned);
    }

    public void Dispose() => thinner.Dispose();

    private DropPlan PlanEvents(CompactionLimits limits, DbTransaction transaction)
    {
        var excess = events!.Value - limits.KeepEvents;
        var oldest = Statement.Rows(
            connection,
            transaction,
            row => new LoggedEvent(row.GetInt64(0), Microseconds.ToTime(row.GetInt64(1))),
            """SELECT revision, at FROM events ORDER BY revision, "index" LIMIT @p0""",
            limits.MaxRows + 1);
        var plan = DropPlan.For([.. oldest], excess, limits.EventsNotBefore, limits.MaxRows);

        // More events in one revision than a step may drop: it goes whole all the same.
        return plan is { Revision: { } revision, Count: var count } && count > limits.MaxRows
            ? plan with { Count = (int)(long)Statement.Scalar(connection, transaction, "SELECT COUNT(*) FROM events WHERE revision = @p0", revision)! }
            : plan;
    }

    private long DropEvents(long revision, DbTransaction transaction)
    {
        Statement.Execute(connection, transaction, "DELETE FROM events WHERE revision <= @p0", revision);
        Statement.Execute(connection, transaction, "UPDATE head SET compacted_revision = @p0", revision);
        return revision;
    }

    // The oldest are looked at alone, so that this costs the same however long the history is.
    private (int Count, bool IsAll) DropOldest(string table, string column, DateTimeOffset notBefore, int room, DbTransaction transaction)
    {
        var count = Statement.Execute(
            connection,
            transaction,
            $"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} ORDER BY id LIMIT @p0) AND {column} < @p1",
            room,
            Microseconds.Of(notBefore));
        return (count, room > 0 && count < room);
    }
}
