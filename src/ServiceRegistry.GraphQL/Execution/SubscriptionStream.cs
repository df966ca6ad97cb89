using System.Runtime.CompilerServices;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The response stream of a subscription (section 6.2.3): its source stream, each event executed in turn.</summary>
/// <param name="source">The source stream; an item may be a <see cref="SourceEvent"/>.</param>
/// <param name="execute">Executes an event.</param>
/// <param name="reporter">Tells errors.</param>
/// <param name="lifetime">Ends with the stream, and with it what the source has left running.</param>
internal sealed class SubscriptionStream(
    IAsyncEnumerable<object?> source,
    Func<SourceEvent, CancellationToken, ValueTask<OperationResult>> execute,
    ErrorReporter reporter,
    CancellationTokenSource lifetime) : ResponseStream
{
    /// <summary>MapSourceToResponseEvent (section 6.2.3.2). It ends quietly when the token does.</summary>
    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.Token);
        var events = source.GetAsyncEnumerator(either.Token);
        try
        {
            while (true)
            {
                var (result, isLast) = await NextAsync(events, either.Token).ConfigureAwait(false);
                if (result is not null)
                {
                    yield return result;
                }

                if (isLast)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await EndAsync(events).ConfigureAwait(false);
        }
    }

    public override void Dispose() => lifetime.Cancel();

    private async ValueTask<(OperationResult? Result, bool IsLast)> NextAsync(IAsyncEnumerator<object?> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false)
                ? (await execute(events.Current as SourceEvent ?? new SourceEvent(events.Current, EventId: null), cancellationToken).ConfigureAwait(false), false)
                : (null, true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
        catch (Exception exception)
        {
            return (ResponseFormat.RequestError([reporter.Report(exception)]), true);
        }
    }

    // A source that fails while it is given up has nobody left to tell but the host.
    private async ValueTask EndAsync(IAsyncEnumerator<object?> events)
    {
        try
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            reporter.Report(exception);
        }

        await lifetime.CancelAsync().ConfigureAwait(false);
    }
}
