namespace ServiceRegistry.Storage.Writing;

/// <summary>An event, as far as its retention goes.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="At">Its time.</param>
internal readonly record struct LoggedEvent(long Revision, DateTimeOffset At);

/// <summary>What the next step of compaction drops from the log's beginning: whole revisions.</summary>
/// <param name="Revision">The last revision to drop; null for none.</param>
/// <param name="Count">How many events that is.</param>
/// <param name="IsAll">False where the step's bound, and not the limits, ended it.</param>
internal sealed record DropPlan(long? Revision, int Count, bool IsAll)
{
    /// <param name="oldest">The oldest events in order: one more than <paramref name="most"/>, or all.</param>
    /// <param name="excess">How many events there are above the number to keep.</param>
    /// <param name="notBefore">Older ones go as well.</param>
    /// <param name="most">How many events a step may drop; only a first revision with more goes beyond it.</param>
    public static DropPlan For(ReadOnlySpan<LoggedEvent> oldest, long excess, DateTimeOffset notBefore, int most)
    {
        var plan = new DropPlan(null, 0, IsAll: true);
        while (plan.Count < oldest.Length)
        {
            var first = oldest[plan.Count];
            if (plan.Count >= excess && first.At >= notBefore)
            {
                return plan;
            }

            var end = plan.Count + 1;
            while (end < oldest.Length && oldest[end].Revision == first.Revision)
            {
                end++;
            }

            if (end > most && plan.Revision is not null)
            {
                return plan with { IsAll = false };
            }

            plan = new DropPlan(first.Revision, end, IsAll: true);
        }

        return plan with { IsAll = oldest.Length <= most };
    }
}
