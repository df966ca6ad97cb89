namespace ServiceRegistry.GraphQL;

/// <summary>Says when the batches of one operation are fetched (Hot Chocolate's name).</summary>
public interface IBatchScheduler
{
    /// <summary>Ends when the client leaves or the operation's time is up.</summary>
    CancellationToken Aborted { get; }

    /// <summary>Has a batch fetched once nothing else of the operation is left to run.</summary>
    /// <param name="dispatch">Fetches it; never fails.</param>
    void Schedule(Func<ValueTask> dispatch);

    /// <summary>
    /// Holds back what is scheduled until the hold is disposed: whoever lets several resolvers go on does so within one, so that what they
    /// ask for is fetched together.
    /// </summary>
    IDisposable Hold();
}
