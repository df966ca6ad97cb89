using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.History;

/// <summary>
/// How long instances and services had which status: what is over, from the store; what lasts, from a snapshot. It reaches back as far
/// as the history is kept, and only over times in which a server ran.
/// </summary>
public sealed class StatusHistory
{
    private readonly IRegistryStore store;
    private readonly TimeSpan retention;
    private readonly RunWatch run;

    internal StatusHistory(IRegistryStore store, TimeSpan retention, RunWatch run)
    {
        this.store = store;
        this.retention = retention;
        this.run = run;
    }

    /// <summary>The times of some instances, each id given once; also of instances that are gone.</summary>
    /// <param name="ids">The instances.</param>
    /// <param name="window">How far to look back from now.</param>
    /// <param name="snapshot">What the asker sees; what ended since lasts for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, StatusTimes>> OfInstancesAsync(
        IReadOnlyList<Guid> ids, TimeSpan window, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenReadSessionAsync(cancellationToken);
        var (since, until) = Window(window);
        var revision = snapshot.Revision;
        var ended = await session.Statuses
            .Where(status => ids.Contains(status.InstanceId) && status.Until > since && status.Revision <= revision)
            .Select(status => new { status.InstanceId, status.Status, status.Since, status.Until })
            .ToListAsync(cancellationToken);
        var runs = await RunsAsync(session, cancellationToken);
        var spans = ended.ToLookup(status => status.InstanceId, status => new StatusSpan(status.Status, Later(status.Since, since), status.Until));
        return ids.ToDictionary(id => id, id => StatusTimes.Of(spans[id].Concat(Lasting(snapshot.FindInstance(id))), runs));

        IEnumerable<StatusSpan> Lasting(Instance? instance) =>
            instance is null ? [] : [new StatusSpan(instance.Status, Later(instance.StatusChangedAt, since), until)];
    }

    /// <summary>The times of some services, each key given once: from their first instance on, the best status among their instances.</summary>
    /// <param name="services">The services.</param>
    /// <param name="window">How far to look back from now.</param>
    /// <param name="snapshot">What the asker sees; what ended since lasts for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<ServiceKey, StatusTimes>> OfServicesAsync(
        IReadOnlyList<ServiceKey> services, TimeSpan window, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenReadSessionAsync(cancellationToken);
        var (since, until) = Window(window);
        var revision = snapshot.Revision;
        string[] names = [.. services.Select(service => service.Name).Distinct()];
        var ended = await session.Statuses
            .Where(status => names.Contains(status.ServiceName) && status.Until > since && status.Revision <= revision)
            .Select(status => new { status.Namespace, status.ServiceName, status.Status, status.Since, status.Until })
            .ToListAsync(cancellationToken);
        var earlier = await EarlierAsync(session, names, since, cancellationToken);
        var runs = await RunsAsync(session, cancellationToken);
        var spans = ended.ToLookup(
            status => new ServiceKey(status.Namespace, status.ServiceName), status => new StatusSpan(status.Status, status.Since, status.Until));
        return services.ToDictionary(service => service, service => TimesOf(service));

        StatusTimes TimesOf(ServiceKey service)
        {
            var lasting = snapshot.InstancesOf(service).Select(instance => new StatusSpan(instance.Status, instance.StatusChangedAt, until));
            StatusSpan[] instances = [.. spans[service], .. lasting];
            var began = earlier.Contains(service) ? since : instances.Select(span => span.Since).DefaultIfEmpty(until).Min();
            return StatusTimes.Of(ServiceTimeline.Of(instances, Later(began, since), until), runs);
        }
    }

    /// <summary>The statuses that an instance had in a window, newest first, none cut off by it. A time in which no server ran parts them.</summary>
    /// <param name="id">The instance; it may be gone.</param>
    /// <param name="window">How far to look back from now.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="snapshot">What the asker sees; what ended since lasts for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<StatusInterval>> IntervalsAsync(
        Guid id, TimeSpan window, int limit, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenReadSessionAsync(cancellationToken);
        var (since, until) = Window(window);
        var revision = snapshot.Revision;
        var ended = session.Statuses
            .Where(status => status.InstanceId == id && status.Until > since && status.Revision <= revision)
            .OrderByDescending(status => status.Until)
            .ThenByDescending(status => status.Id)
            .Select(status => new { status.Status, status.Reason, status.Since, status.Until });
        var runs = await RunsAsync(session, cancellationToken);
        var intervals = new List<StatusInterval>();
        if (snapshot.FindInstance(id) is { } instance)
        {
            intervals.AddRange(Parts(instance.Status, instance.StatusReason, instance.StatusChangedAt, until, lasts: true));
        }

        // One that no server saw is none, so there may have to be more of them.
        var isAll = false;
        for (var skipped = 0; !isAll && intervals.Count < limit; skipped += limit)
        {
            var some = await ended.Skip(skipped).Take(limit).ToListAsync(cancellationToken);
            intervals.AddRange(some.SelectMany(status => Parts(status.Status, status.Reason, status.Since, status.Until, lasts: false)));
            isAll = some.Count < limit;
        }

        return [.. intervals.Take(limit)];

        IEnumerable<StatusInterval> Parts(HealthStatus status, string? reason, DateTimeOffset from, DateTimeOffset to, bool lasts) =>
            runs.Within(from, to)
                .Where(part => part.Until > since)
                .Reverse()
                .Select(part => new StatusInterval(status, reason, part.Since, lasts && part.Until == to ? null : part.Until));
    }

    // Services that had an instance before the window: it counts from its beginning then, also where it begins without one.
    private static async Task<HashSet<ServiceKey>> EarlierAsync(
        IStoreReadSession session, string[] names, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var earlier = await session.Statuses
            .Where(status => names.Contains(status.ServiceName) && status.Until <= since)
            .Select(status => new { status.Namespace, status.ServiceName })
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. earlier.Select(service => new ServiceKey(service.Namespace, service.ServiceName))];
    }

    private async Task<RunTimes> RunsAsync(IStoreReadSession session, CancellationToken cancellationToken) =>
        new([.. await session.Runs.ToListAsync(cancellationToken), run.Current]);

    private (DateTimeOffset Since, DateTimeOffset Until) Window(TimeSpan window)
    {
        var now = run.Current.LastSeenAt;
        var back = window < retention ? window : retention;
        return (back < now - DateTimeOffset.MinValue ? now - back : DateTimeOffset.MinValue, now);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
