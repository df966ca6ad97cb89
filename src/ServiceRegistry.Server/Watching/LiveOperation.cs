using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>One operation that live events are told to, for all its subscribers.</summary>
internal sealed class LiveOperation(LiveEvents events, IInterest interest, ILiveListener listener) : ILiveFeed
{
    private readonly ImmutableArray<RegistryEvent>.Builder wanted = ImmutableArray.CreateBuilder<RegistryEvent>();
    private RegistryEvent? offered;

    public IInterest Interest { get; } = interest;

    public ILiveListener Listener { get; } = listener;

    public long Position => events.Position;

    public Task ReachAsync(long position, CancellationToken cancellationToken) => events.ReachAsync(position, cancellationToken);

    public bool TryJoin(long position, Action<SourceEvent?> join) => events.TryJoin(this, position, join);

    public void Dispose() => events.Close(this);

    /// <summary>Takes an event that it wants; true for the first of a batch.</summary>
    public bool Offer(RegistryEvent change)
    {
        if (ReferenceEquals(offered, change))
        {
            return false;
        }

        offered = change;
        if (!Interest.Wants(change))
        {
            return false;
        }

        wanted.Add(change);
        return wanted.Count == 1;
    }

    /// <summary>Tells what it took of a batch.</summary>
    public void Tell(long revision)
    {
        offered = null;
        Tell(revision, Interest.Tell(new EventBatch(revision, wanted.DrainToImmutable())));
    }

    /// <summary>Tells events.</summary>
    public void Tell(long revision, IReadOnlyList<SourceEvent> told)
    {
        if (told.Count > 0)
        {
            Listener.OnEvents(new SourceBatch(revision, told));
        }
    }
}
