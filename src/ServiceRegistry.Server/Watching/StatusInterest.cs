using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>Changes of status, of all, of one service, or of one instance.</summary>
internal sealed class StatusInterest(Registry registry, ServiceKey? service, Guid? instanceId) : IInterest
{
    public EventDemand? Demand { get; } =
        instanceId is { } id ? new EventDemand(EventDemand.InstanceId, [id])
        : service is not null ? new EventDemand(EventDemand.ServiceName, [service.Name])
        : null;

    public bool Replays => true;

    public bool Wants(RegistryEvent change) =>
        change.Status != change.PreviousStatus
        && (service is null || (change.ServiceName == service.Name && change.Namespace == service.Namespace))
        && (instanceId is null || change.InstanceId == instanceId);

    public IReadOnlyList<SourceEvent> Tell(EventBatch batch)
    {
        var turns = batch.Events;
        var told = new SourceEvent[turns.Length];
        for (var i = 0; i < turns.Length; i++)
        {
            // Of several payloads of one revision only the last can be resumed from: before it the revision is not delivered whole.
            var isLast = i == turns.Length - 1 || turns[i + 1].Revision != turns[i].Revision;
            told[i] = Told.Event(registry, turns[i], isLast ? turns[i].Revision : null);
        }

        return told;
    }
}
