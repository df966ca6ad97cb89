using System.Runtime.CompilerServices;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The response stream of a subscription (section 6.2.3): its source stream, each event executed in turn.</summary>
internal sealed class SubscriptionStream : ResponseStream
{
    private readonly IAsyncEnumerable<object?> source;
    private readonly OperationContext subscription;
    private readonly Func<OperationState, CancellationToken, OperationContext> prepare;
    private readonly OperationExecution execution;
    private readonly ErrorReporter reporter;
    private readonly CancellationTokenSource lifetime;

    private SubscriptionStream(
        IAsyncEnumerable<object?> source,
        OperationContext subscription,
        Func<OperationState, CancellationToken, OperationContext> prepare,
        OperationExecution execution,
        ErrorReporter reporter,
        CancellationTokenSource lifetime)
    {
        this.source = source;
        this.subscription = subscription;
        this.prepare = prepare;
        this.execution = execution;
        this.reporter = reporter;
        this.lifetime = lifetime;
    }

    /// <summary>CreateSourceEventStream (section 6.2.3.1).</summary>
    public static async ValueTask<ExecutionResult> CreateAsync(
        OperationContext subscription,
        Func<OperationState, CancellationToken, OperationContext> prepare,
        OperationExecution execution,
        ErrorReporter reporter,
        RequestExecutorOptions options,
        CancellationToken cancellationToken)
    {
        var root = subscription.Plan.Root;
        var selection = root.Selections[0];
        var path = new ResponsePath(null, selection.ResponseName);
        var lifetime = new CancellationTokenSource();
        using var time = new OperationTime(options, cancellationToken);
        try
        {
            var context = new SubscriptionFieldContext(subscription, selection, root.Type, path, lifetime.Token);
            var subscribe = selection.Field.Subscribe
                ?? throw new InvalidOperationException($"The field {selection.Field.Name} has no source stream.");

            // What it asks data loaders for is fetched at once: no other field is started beside it.
            subscription.EndStart();

            // What the start waits for ends with the start's token; what it leaves running ends with the stream.
            using var left = time.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime);
            var source = await subscribe(context).AsTask().WaitAsync(time.Token).ConfigureAwait(false);
            return new SubscriptionStream(source, subscription, prepare, execution, reporter, lifetime);
        }
        catch (Exception exception)
        {
            await lifetime.CancelAsync().ConfigureAwait(false);
            lifetime.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            var told = exception is OperationCanceledException && time.IsUp
                ? new GraphQLException("The subscription took too long to begin.", ErrorCodes.Timeout)
                : exception;
            return ResponseFormat.RequestError([reporter.Report(told, locations: OperationContext.LocationsOf(selection))]);
        }
    }

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
                ? (await ExecuteEventAsync(events.Current, cancellationToken).ConfigureAwait(false), false)
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

    private ValueTask<OperationResult> ExecuteEventAsync(object? item, CancellationToken cancellationToken)
    {
        var sourceEvent = item as SourceEvent ?? new SourceEvent(item, EventId: null);
        var state = new OperationState(subscription.ContextData, sourceEvent.ContextData);
        return execution.ExecuteAsync(
            token => prepare(state, token), sourceEvent.Value, sourceEvent.EventId, !subscription.Plan.Root.IsPure, cancellationToken);
    }
}
