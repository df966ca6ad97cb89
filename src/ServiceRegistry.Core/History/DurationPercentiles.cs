namespace ServiceRegistry.Core.History;

/// <summary>How long the runs of a check took: so many in a hundred took no longer.</summary>
/// <param name="Count">How many runs it is of.</param>
/// <param name="P50">Half of them took no longer.</param>
/// <param name="P90">90 in 100 took no longer.</param>
/// <param name="P95">95 in 100 took no longer.</param>
/// <param name="P99">99 in 100 took no longer.</param>
/// <param name="Max">None took longer.</param>
public sealed record DurationPercentiles(int Count, TimeSpan P50, TimeSpan P90, TimeSpan P95, TimeSpan P99, TimeSpan Max)
{
    /// <summary>Each the shortest duration that so many do not exceed; null where there is none.</summary>
    internal static DurationPercentiles? Of(List<TimeSpan> durations)
    {
        if (durations.Count == 0)
        {
            return null;
        }

        durations.Sort();
        return new(durations.Count, At(50), At(90), At(95), At(99), durations[^1]);

        TimeSpan At(int percent) => durations[(int)((((long)durations.Count * percent) + 99) / 100) - 1];
    }
}
