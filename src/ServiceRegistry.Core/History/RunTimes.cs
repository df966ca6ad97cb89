using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.History;

/// <summary>The times in which some server ran, in order, none touching another. Of all other time nothing is known.</summary>
internal sealed class RunTimes
{
    private readonly List<(DateTimeOffset Since, DateTimeOffset Until)> times = [];

    public RunTimes(IEnumerable<ServerRun> runs)
    {
        foreach (var run in runs.OrderBy(run => run.StartedAt))
        {
            if (times.Count > 0 && run.StartedAt <= times[^1].Until)
            {
                times[^1] = (times[^1].Since, Later(times[^1].Until, run.LastSeenAt));
            }
            else
            {
                times.Add((run.StartedAt, run.LastSeenAt));
            }
        }
    }

    /// <summary>The parts of a time in which a server ran.</summary>
    public IEnumerable<(DateTimeOffset Since, DateTimeOffset Until)> Within(DateTimeOffset since, DateTimeOffset until)
    {
        foreach (var time in times)
        {
            var part = (Since: Later(time.Since, since), Until: time.Until < until ? time.Until : until);
            if (part.Since < part.Until)
            {
                yield return part;
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
