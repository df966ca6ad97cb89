using ServiceRegistry.Core;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.History;

/// <summary>What an instance was; also one that is gone.</summary>
[ObjectType<Instance>(BindProperties = false)]
internal static class InstanceHistory
{
    private const int MaxIntervals = 1000;

    /// <summary>
    /// Share of time, 0 to 1, in which it could take traffic: it was HEALTHY or DEGRADED. Left out are times in which it was UNKNOWN, and
    /// those in which no server ran. Null before there is anything to measure.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="window">How far to look back, at most as far as the history is kept.</param>
    /// <param name="snapshot">What the operation reads.</param>
    /// <param name="times">Reads them.</param>
    public static async Task<double?> GetUptimeAsync(
        [Parent] Instance instance, [DefaultValue(Windows.Day)] TimeSpan window, RegistrySnapshot snapshot, IDataLoader<HistoryOf<Guid>, StatusTimes> times) =>
        (await times.LoadAsync(new HistoryOf<Guid>(instance.Id, Windows.Check(window), snapshot)))!.Uptime;

    /// <summary>The share of each status that it had, best first, of the time in which a server ran.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="window">How far to look back, at most as far as the history is kept.</param>
    /// <param name="snapshot">What the operation reads.</param>
    /// <param name="times">Reads them.</param>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<StatusShare>> GetStatusSharesAsync(
        [Parent] Instance instance, [DefaultValue(Windows.Day)] TimeSpan window, RegistrySnapshot snapshot, IDataLoader<HistoryOf<Guid>, StatusTimes> times) =>
        (await times.LoadAsync(new HistoryOf<Guid>(instance.Id, Windows.Check(window), snapshot)))!.Shares;

    /// <summary>The statuses that it had in a window with their reasons, newest first, none cut off by it. A time in which no server ran parts them.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="window">How far to look back, at most as far as the history is kept.</param>
    /// <param name="limit">How many at most, 1 to 1000.</param>
    /// <param name="snapshot">What the operation reads.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [ListSize(SlicingArguments = ["limit"], AssumedSize = 100)]
    public static Task<IReadOnlyList<StatusInterval>> GetStatusIntervalsAsync(
        [Parent] Instance instance,
        [DefaultValue(Windows.Day)] TimeSpan window,
        [DefaultValue(100)] int limit,
        RegistrySnapshot snapshot,
        [Service] Registry registry,
        CancellationToken cancellationToken) =>
        limit is < 1 or > MaxIntervals
            ? throw new GraphQLException($"The argument limit is {limit}; allowed is 1 to {MaxIntervals}.", WatchErrorCode.InvalidArgument)
            : registry.Statuses.IntervalsAsync(instance.Id, Windows.Check(window), limit, snapshot, cancellationToken);

    /// <summary>How long instances had which status.</summary>
    [DataLoader]
    public static Task<IReadOnlyDictionary<HistoryOf<Guid>, StatusTimes>> TimesOfInstances(
        IReadOnlyList<HistoryOf<Guid>> keys, [Service] Registry registry, CancellationToken cancellationToken) =>
        StatusTimesOf.LoadAsync(keys, (ids, window, snapshot) => registry.Statuses.OfInstancesAsync(ids, window, snapshot, cancellationToken));
}
