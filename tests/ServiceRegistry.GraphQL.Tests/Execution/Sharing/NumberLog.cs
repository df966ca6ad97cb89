using System.Runtime.CompilerServices;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution.Sharing;

/// <summary>A log of numbers, each the position behind itself, that is told to whoever listens.</summary>
internal sealed class NumberLog
{
    private readonly Lock gate = new();
    private readonly List<Feed> feeds = [];
    private bool isOver;

    public long Newest { get; private set; }

    /// <summary>How often somebody has joined.</summary>
    public int Joins { get; private set; }

    public int OpenFeeds
    {
        get
        {
            lock (gate)
            {
                return feeds.Count;
            }
        }
    }

    /// <summary>Told first to whoever joins; null for nothing.</summary>
    public Func<long, SourceEvent?> Welcome { get; set; } = _ => null;

    /// <summary>Thrown where somebody reads by itself.</summary>
    public Exception? ReadFailure { get; set; }

    public void Append(int count = 1)
    {
        lock (gate)
        {
            for (var i = 0; i < count; i++)
            {
                Newest++;
                feeds.ForEach(feed => feed.Listener.OnEvents(new SourceBatch(Newest, [EventAt(Newest)])));
            }
        }
    }

    public void End(Exception? error)
    {
        lock (gate)
        {
            isOver = true;
            feeds.ForEach(feed => feed.Listener.OnEnd(error));
            feeds.Clear();
        }
    }

    public SharedSource From(long start) => new Source(this, start);

    private static SourceEvent EventAt(long number) => new(number, $"e:{number}");

    private sealed class Source(NumberLog log, long start) : SharedSource
    {
        public override long Start => start;

        public override async IAsyncEnumerable<SourceBatch> ReadAsync(
            long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            while (after < upTo)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (log.ReadFailure is { } failure)
                {
                    throw failure;
                }

                after++;
                yield return new SourceBatch(after, [EventAt(after)]);
            }
        }

        public override ILiveFeed Open(ILiveListener listener)
        {
            lock (log.gate)
            {
                var feed = new Feed(log, listener);
                log.feeds.Add(feed);
                return feed;
            }
        }
    }

    private sealed class Feed(NumberLog log, ILiveListener listener) : ILiveFeed
    {
        public ILiveListener Listener { get; } = listener;

        public long Position => log.Newest;

        public Task ReachAsync(long position, CancellationToken cancellationToken) => Task.CompletedTask;

        public bool TryJoin(long position, Action<SourceEvent?> join)
        {
            lock (log.gate)
            {
                if (log.isOver || position != log.Newest)
                {
                    return false;
                }

                join(log.Welcome(position));
                log.Joins++;
                return true;
            }
        }

        public void Dispose()
        {
            lock (log.gate)
            {
                log.feeds.Remove(this);
            }
        }
    }
}
