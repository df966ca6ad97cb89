using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.Watching;

/// <summary>The source of one subscription: what it wants, and where it begins.</summary>
internal sealed class RegistrySource : SharedSource
{
    private readonly Registry registry;
    private readonly LiveEvents live;
    private readonly IInterest interest;
    private bool isNew;

    /// <summary>A position that is no good is refused here, before anything is told.</summary>
    /// <exception cref="GraphQLException">It is no good; the code says why.</exception>
    public RegistrySource(Registry registry, LiveEvents live, IInterest interest, long? since = null, string? epoch = null)
    {
        this.registry = registry;
        this.live = live;
        this.interest = interest;
        isNew = since is null;
        try
        {
            Start = registry.BeginWatch(since, epoch);
        }
        catch (WatchException exception)
        {
            throw WatchErrors.Show(exception);
        }
    }

    public override long Start { get; }

    public override string? StartEventId => interest.Replays ? new ResumePosition(registry.Snapshot.Epoch, Start).ToString() : null;

    public override ILiveFeed Open(ILiveListener listener) => live.Open(interest, listener);

    public override async IAsyncEnumerable<SourceBatch> ReadAsync(
        long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!interest.Replays)
        {
            yield return new SourceBatch(upTo, []);
            yield break;
        }

        // Who begins with what comes next is told where that is before what has come since it asked.
        if (isNew && after == Start && interest.Welcome(Start) is { } welcome)
        {
            isNew = false;
            yield return new SourceBatch(after, [welcome]);
        }

        await using var batches = registry.ReadEventsAsync(after, upTo, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(batches))
        {
            ImmutableArray<RegistryEvent> wanted = [.. batches.Current.Events.Where(interest.Wants)];
            var revision = batches.Current.Revision;
            yield return new SourceBatch(revision, wanted.IsEmpty ? [] : interest.Tell(new EventBatch(revision, wanted)));
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<EventBatch> batches)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (WatchException exception)
        {
            throw WatchErrors.Show(exception);
        }
    }
}
