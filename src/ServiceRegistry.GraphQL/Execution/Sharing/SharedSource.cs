namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// The source stream of a subscription (section 6.2.3.1) that tells all subscribers of one operation with the same variables the same:
/// each event is executed once, and its bytes go to all of them. A subscriber first reads by itself what it has missed, and then joins
/// the others at exactly that position. One object is made for each subscriber, by the method that
/// <see cref="SubscribeAttribute.With"/> names.
/// </summary>
public abstract class SharedSource
{
    /// <summary>The position behind which this subscriber begins; positions grow with the events.</summary>
    public abstract long Start { get; }

    /// <summary>What a client that was told nothing yet resumes from; null where nobody can.</summary>
    public virtual string? StartEventId => null;

    /// <summary>What lies between two positions, for a subscriber that is not live. The last batch ends at the second position.</summary>
    /// <param name="after">A position, exclusive.</param>
    /// <param name="upTo">A position that <see cref="ILiveFeed.Position"/> has reached, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="GraphQLException">It is no longer there: the subscription ends with this error.</exception>
    public abstract IAsyncEnumerable<SourceBatch> ReadAsync(long after, long upTo, CancellationToken cancellationToken);

    /// <summary>Begins to tell a listener what comes, for all subscribers of the operation at once.</summary>
    /// <param name="listener">Who is told.</param>
    public abstract ILiveFeed Open(ILiveListener listener);
}

/// <summary>Events that belong together, in order.</summary>
/// <param name="Position">The position behind the last of them.</param>
/// <param name="Events">The events; none where nothing up to the position matters to the subscriber.</param>
public sealed record SourceBatch(long Position, IReadOnlyList<SourceEvent> Events);

/// <summary>Tells one <see cref="ILiveListener"/> what comes; disposing it ends that.</summary>
public interface ILiveFeed : IDisposable
{
    /// <summary>The position up to which everything has been told.</summary>
    long Position { get; }

    /// <summary>Completes when the feed has reached a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task ReachAsync(long position, CancellationToken cancellationToken);

    /// <summary>
    /// Calls back where the feed is at exactly a position: what is told later lies behind it. While the callback runs nothing is told, so it
    /// must be short.
    /// </summary>
    /// <param name="position">The position.</param>
    /// <param name="join">Gets what whoever joins now is told first; null for nothing.</param>
    /// <returns>False, and nothing was called, where the feed is elsewhere.</returns>
    bool TryJoin(long position, Action<SourceEvent?> join);
}

/// <summary>Is told what comes, in order; it must neither wait nor fail.</summary>
public interface ILiveListener
{
    /// <summary>Takes events.</summary>
    /// <param name="batch">The events, and the position behind them.</param>
    void OnEvents(SourceBatch batch);

    /// <summary>Nothing more will come.</summary>
    /// <param name="error">Why, where that is a failure.</param>
    void OnEnd(Exception? error);
}
