using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>Every change that matches, and bookmarks.</summary>
/// <param name="registry">The registry.</param>
/// <param name="where">What matches; everything where null.</param>
internal sealed class ChangesInterest(Registry registry, Filter<RegistryEvent>? where) : IInterest
{
    public EventDemand? Demand { get; } = EventDemand.Of(where);

    public bool Replays => true;

    public bool Wants(RegistryEvent change) => where is null || where.Matches(change);

    public IReadOnlyList<SourceEvent> Tell(EventBatch batch) => [Set(batch)];

    public IReadOnlyList<SourceEvent> Ring(long revision) => [Bookmark(revision)];

    public SourceEvent Welcome(long revision) => Bookmark(revision);

    private SourceEvent Bookmark(long revision) => Set(new EventBatch(revision, []));

    private SourceEvent Set(EventBatch batch) =>
        Told.Event(registry, new ChangeSet(registry.Snapshot.Epoch, batch.Revision, batch.Events), batch.Revision);
}
