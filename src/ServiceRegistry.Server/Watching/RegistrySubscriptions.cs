using System.Runtime.CompilerServices;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Discovery;
using ServiceRegistry.Server.Events;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Watching;

/// <summary>Tells of changes as they happen.</summary>
[SubscriptionType]
internal static class RegistrySubscriptions
{
    /// <summary>
    /// Every change that matches, in revision order, none missing, none twice, those of one revision together. With since, first those
    /// after that revision; without it, those from now on. where is held against the instance before and after the change, so that
    /// leaving the filter, and removal, are seen too.
    /// </summary>
    [Subscribe(With = nameof(WatchRegistryAsync))]
    public static ChangeSet OnRegistryChanged([EventMessage] ChangeSet changes) => changes;

    /// <summary>Status changes alone: of all, of one service, or of one instance.</summary>
    [Subscribe(With = nameof(WatchStatusAsync))]
    public static RegistryEvent OnStatusChanged([EventMessage] RegistryEvent change) => change;

    /// <summary>What resolve answers: once at the start, then whenever it differs.</summary>
    [Subscribe(With = nameof(WatchEndpointsAsync))]
    public static EndpointSet OnEndpointsChanged([EventMessage] EndpointSet endpoints) => endpoints;

    /// <param name="since">The revision that was seen last; 0 for the beginning of the log.</param>
    /// <param name="epoch">The history that since is of.</param>
    /// <param name="where">The changes that match.</param>
    internal static async IAsyncEnumerable<SourceEvent> WatchRegistryAsync(
        [SubscriptionPosition] long? since,
        [SubscriptionPosition, GraphQLType("ID")] string? epoch,
        [UseFiltering(typeof(EventFilterInputType))] Filter<RegistryEvent>? where,
        [Service] Registry registry,
        [GlobalState(ResumePosition.Key)] ResumePosition? resumed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = new RegistryWatch(registry, since, epoch, resumed);
        await foreach (var batch in watch.ReadAsync(cancellationToken))
        {
            var events = where is null ? batch.Events : [.. batch.Events.Where(where.Matches)];
            if (events.Length > 0 || batch.Events.IsEmpty)
            {
                yield return watch.Event(new ChangeSet(watch.Epoch, batch.Revision, events), batch.Revision);
            }
        }
    }

    /// <param name="service">The service watched; all where it is left out.</param>
    /// <param name="namespace">The namespace of the service.</param>
    /// <param name="instanceId">The instance watched; all where it is left out.</param>
    /// <param name="since">The revision that was seen last; 0 for the beginning of the log.</param>
    /// <param name="epoch">The history that since is of.</param>
    internal static async IAsyncEnumerable<SourceEvent> WatchStatusAsync(
        string? service,
        [DefaultValue("default")] string @namespace,
        [ID<Instance>] Guid? instanceId,
        [SubscriptionPosition] long? since,
        [SubscriptionPosition, GraphQLType("ID")] string? epoch,
        [Service] Registry registry,
        [GlobalState(ResumePosition.Key)] ResumePosition? resumed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool IsWatched(RegistryEvent change) =>
            change.Status != change.PreviousStatus
            && (service is null || (change.ServiceName == service && change.Namespace == @namespace))
            && (instanceId is null || change.InstanceId == instanceId);

        var watch = new RegistryWatch(registry, since, epoch, resumed);
        await foreach (var batch in watch.ReadAsync(cancellationToken))
        {
            var turns = batch.Events.Where(IsWatched).ToList();
            for (var i = 0; i < turns.Count; i++)
            {
                // Of several payloads of one revision only the last can be resumed from: before it the revision is not delivered whole.
                var isLast = i == turns.Count - 1 || turns[i + 1].Revision != turns[i].Revision;
                yield return watch.Event(turns[i], isLast ? turns[i].Revision : null);
            }
        }
    }

    /// <param name="service">The service's name.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="version">The versions that will do.</param>
    /// <param name="tags">Tags that an instance must all have.</param>
    /// <param name="zone">Where the caller is: instances there come first.</param>
    /// <param name="limit">The most instances to give, at least 1.</param>
    internal static async IAsyncEnumerable<SourceEvent> WatchEndpointsAsync(
        string service,
        [DefaultValue("default")] string @namespace,
        VersionRange? version,
        IReadOnlyList<string>? tags,
        string? zone,
        int? limit,
        [Service] Registry registry,
        [Service] TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = EndpointQueries.Of(service, @namespace, version, tags, zone, limit);
        var watch = new RegistryWatch(registry, null, null, null);
        EndpointSet? last = null;
        await foreach (var batch in watch.ReadAsync(cancellationToken))
        {
            if (last is not null && !batch.Events.Any(change => change.ServiceName == service && change.Namespace == @namespace))
            {
                continue;
            }

            var now = EndpointResolver.Resolve(registry.Snapshot, query, time.GetUtcNow(), random: null);
            if (last is null || !now.IsSameAs(last))
            {
                last = now;
                yield return watch.Event(now, now.Revision);
            }
        }
    }
}
