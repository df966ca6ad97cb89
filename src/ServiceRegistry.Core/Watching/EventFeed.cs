using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Watching;

/// <summary>Tells watchers what changed: from the log in the store until they meet the backlog in memory, and from then on live.</summary>
internal sealed class EventFeed : ICommitObserver, IDisposable
{
    private const int EventsPerRead = 1000;

    private readonly IRegistryStore store;
    private readonly Backlog backlog;
    private readonly string epoch;
    private readonly Func<long> compactedRevision;
    private readonly Func<long> publishedRevision;
    private readonly ITimer bookmarks;
    private int bookmark;
    private volatile bool isStopped;

    public EventFeed(
        IRegistryStore store,
        RegistrySnapshot snapshot,
        Func<long> compactedRevision,
        Func<long> publishedRevision,
        RegistryOptions options,
        TimeProvider time)
    {
        this.store = store;
        this.epoch = snapshot.Epoch;
        this.compactedRevision = compactedRevision;
        this.publishedRevision = publishedRevision;
        backlog = new(options.WatchBacklog, snapshot.Revision);
        bookmarks = time.CreateTimer(_ => RingBookmark(), null, options.BookmarkInterval, options.BookmarkInterval);
    }

    public void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events) => backlog.Add(events);

    /// <summary>Lets every watch end once it has told what there is.</summary>
    public void Dispose()
    {
        isStopped = true;
        bookmarks.Dispose();
        backlog.Wake();
    }

    /// <summary>Where the watch begins is settled by the call, not by the first reading.</summary>
    public IAsyncEnumerable<EventBatch> WatchAsync(long? since, string? epoch, CancellationToken cancellationToken)
    {
        var newest = backlog.Newest;
        Demand(since, epoch, newest);
        return WatchAsync(since ?? newest, newest, cancellationToken);
    }

    /// <summary>The revision behind which a watch begins: the one given, where it is good, or the newest.</summary>
    /// <exception cref="WatchException">It is no good.</exception>
    public long Begin(long? since, string? epoch)
    {
        var newest = backlog.Newest;
        Demand(since, epoch, newest);
        return since ?? newest;
    }

    /// <summary>All events between two revisions that exist. The last batch ends at the second one.</summary>
    public async IAsyncEnumerable<EventBatch> ReadAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (after < upTo)
        {
            var batch = backlog.Read(after, upTo)?.Batch ?? await ReadLogAsync(after, upTo, cancellationToken);
            after = batch.Revision;
            yield return batch;
        }
    }

    /// <summary>Waits until a revision was told; false where it is not in time.</summary>
    public async Task<bool> WaitForAsync(long revision, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (backlog.Newest < revision)
            {
                if (backlog.Read(backlog.Newest) is ({ Events.IsEmpty: true }, var changed))
                {
                    await changed.WaitAsync(either.Token);
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<EventBatch> WatchAsync(long position, long newest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in ReplayAsync(position, cancellationToken))
        {
            position = batch.Revision;
            if (!batch.Events.IsEmpty)
            {
                yield return batch;
            }
        }

        int? bookmark = null;
        while (true)
        {
            // Live from the moment on at which all that there was at the beginning has been told.
            var rung = Volatile.Read(ref this.bookmark);
            if (position >= newest && bookmark != rung)
            {
                bookmark = rung;
                yield return new(position, []);
            }

            if (backlog.Read(position) is not var (batch, changed))
            {
                throw Error(WatchErrorCode.ResumeFrom, $"The watcher did not keep up: resume from {position}.", position);
            }

            if (!batch.Events.IsEmpty)
            {
                position = batch.Revision;
                yield return batch;
            }
            else if (isStopped && position == backlog.Newest)
            {
                yield break;
            }
            else if (rung == Volatile.Read(ref this.bookmark))
            {
                // Bell and end are looked at after the signal was taken: one that comes in between is not missed.
                await changed.WaitAsync(cancellationToken);
            }
        }
    }

    // From the store until the backlog has what follows.
    private async IAsyncEnumerable<EventBatch> ReplayAsync(long position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (backlog.Read(position) is null)
        {
            var batch = await ReadLogAsync(position, backlog.Newest, cancellationToken);
            position = batch.Revision;
            yield return batch;
        }
    }

    private async Task<EventBatch> ReadLogAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        var read = await store.ReadEventsAsync(after, upTo, EventsPerRead, cancellationToken);
        return read.CompactedRevision > after
            ? throw Error(WatchErrorCode.RevisionCompacted, $"The changes after revision {after} are no longer in the log: list anew.")
            : new EventBatch(read.Revision, [.. read.Events]);
    }

    private void Demand(long? since, string? epoch, long newest)
    {
        if (since < 0)
        {
            throw Error(WatchErrorCode.InvalidArgument, $"A revision is not negative; it is {since}.");
        }

        if (since is null && epoch is not null)
        {
            throw Error(WatchErrorCode.InvalidArgument, "An epoch is given with a revision: without since it means nothing.");
        }

        if (epoch is not null && epoch != this.epoch)
        {
            throw Error(WatchErrorCode.EpochChanged, $"The registry's epoch is {this.epoch}, not {epoch}: list anew.");
        }

        // A snapshot is published a moment before its events are told: whoever has read it can watch from it.
        if (since > newest && since > publishedRevision())
        {
            throw Error(WatchErrorCode.RevisionInFuture, $"The newest revision is {newest}; {since} does not exist yet.");
        }

        if (since < compactedRevision())
        {
            throw Error(WatchErrorCode.RevisionCompacted, $"The changes after revision {since} are no longer in the log: list anew.");
        }
    }

    private WatchException Error(string code, string message, long? resumeFrom = null) =>
        new(code, message, backlog.Newest, compactedRevision(), this.epoch) { ResumeFrom = resumeFrom };

    private void RingBookmark()
    {
        Interlocked.Increment(ref this.bookmark);
        backlog.Wake();
    }
}
