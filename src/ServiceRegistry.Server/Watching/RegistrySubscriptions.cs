using ServiceRegistry.Core;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Discovery;
using ServiceRegistry.Server.Events;

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
    [Subscribe(With = nameof(WatchRegistry))]
    public static ChangeSet OnRegistryChanged([EventMessage] ChangeSet changes) => changes;

    /// <summary>Status changes alone: of all, of one service, or of one instance.</summary>
    [Subscribe(With = nameof(WatchStatus))]
    public static RegistryEvent OnStatusChanged([EventMessage] RegistryEvent change) => change;

    /// <summary>What resolve answers: once at the start, then whenever it differs.</summary>
    [Subscribe(With = nameof(WatchEndpoints))]
    public static EndpointSet OnEndpointsChanged([EventMessage] EndpointSet endpoints) => endpoints;

    /// <param name="since">The revision that was seen last; 0 for the beginning of the log.</param>
    /// <param name="epoch">The history that since is of.</param>
    /// <param name="where">The changes that match.</param>
    internal static RegistrySource WatchRegistry(
        [SubscriptionPosition] long? since,
        [SubscriptionPosition, GraphQLType("ID")] string? epoch,
        [UseFiltering(typeof(EventFilterInputType))] Filter<RegistryEvent>? where,
        [Service] Registry registry,
        [Service] LiveEvents live,
        [GlobalState(ResumePosition.Key)] ResumePosition? resumed) =>
        new(registry, live, new ChangesInterest(registry, where), resumed?.Revision ?? since, resumed?.Epoch ?? epoch);

    /// <param name="service">The service watched; all where it is left out.</param>
    /// <param name="namespace">The namespace of the service.</param>
    /// <param name="instanceId">The instance watched; all where it is left out.</param>
    /// <param name="since">The revision that was seen last; 0 for the beginning of the log.</param>
    /// <param name="epoch">The history that since is of.</param>
    internal static RegistrySource WatchStatus(
        string? service,
        [DefaultValue("default")] string @namespace,
        [ID<Instance>] Guid? instanceId,
        [SubscriptionPosition] long? since,
        [SubscriptionPosition, GraphQLType("ID")] string? epoch,
        [Service] Registry registry,
        [Service] LiveEvents live,
        [GlobalState(ResumePosition.Key)] ResumePosition? resumed)
    {
        var watched = service is null ? null : new ServiceKey(@namespace, service);
        return new(registry, live, new StatusInterest(registry, watched, instanceId), resumed?.Revision ?? since, resumed?.Epoch ?? epoch);
    }

    /// <param name="service">The service's name.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="version">The versions that will do.</param>
    /// <param name="tags">Tags that an instance must all have.</param>
    /// <param name="zone">Where the caller is: instances there come first.</param>
    /// <param name="limit">The most instances to give, at least 1.</param>
    internal static RegistrySource WatchEndpoints(
        string service,
        [DefaultValue("default")] string @namespace,
        VersionRange? version,
        IReadOnlyList<string>? tags,
        string? zone,
        int? limit,
        [Service] Registry registry,
        [Service] LiveEvents live,
        [Service] TimeProvider time) =>
        new(registry, live, new EndpointsInterest(registry, EndpointQueries.Of(service, @namespace, version, tags, zone, limit), time));
}
