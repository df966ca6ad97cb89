using ServiceRegistry.Core;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>What resolve answers, whenever it differs.</summary>
internal sealed class EndpointsInterest(Registry registry, ResolveQuery query, TimeProvider time) : IInterest
{
    private EndpointSet? last;
    private SourceEvent? told;

    public EventDemand? Demand { get; } = new(EventDemand.ServiceName, [query.Service.Name]);

    public bool Replays => false;

    // Protection ends by time alone.
    public bool ChangesWithTime => last?.Answer == EndpointAnswer.Protected;

    public bool Wants(RegistryEvent change) => change.ServiceName == query.Service.Name && change.Namespace == query.Service.Namespace;

    public IReadOnlyList<SourceEvent> Tell(EventBatch batch) => Refresh(batch.Revision);

    public IReadOnlyList<SourceEvent> Refresh(long reached)
    {
        var now = EndpointResolver.Resolve(registry.Snapshot, query, time.GetUtcNow(), random: null);
        if (last is not null && now.IsSameAs(last))
        {
            return [];
        }

        // What time alone has changed is of a revision whose id says something else already.
        long? revision = last?.Revision == now.Revision ? null : now.Revision;
        last = now;
        return [told = Told.Event(registry, now, revision)];
    }

    public SourceEvent? Welcome(long revision) => told;
}
