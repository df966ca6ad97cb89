namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Subscribe (section 6.2.3): makes the response stream of one subscription.</summary>
internal sealed class Subscription(
    OperationContext operation,
    VariableValues variables,
    OperationExecution execution,
    ErrorReporter reporter,
    SharedOperations shared,
    RequestExecutorOptions options)
{
    /// <summary>Makes the context of an event for this subscriber alone.</summary>
    public required Func<OperationState, CancellationToken, OperationContext> Prepare { get; init; }

    /// <summary>Makes the context of an event for all who share the operation.</summary>
    public required Func<OperationState, CancellationToken, OperationContext> PrepareShared { get; init; }

    /// <summary>CreateSourceEventStream (section 6.2.3.1), and what becomes of its events.</summary>
    public async ValueTask<ExecutionResult> SubscribeAsync(CancellationToken cancellationToken)
    {
        var root = operation.Plan.Root;
        var selection = root.Selections[0];
        var path = new ResponsePath(null, selection.ResponseName);
        var lifetime = new CancellationTokenSource();
        using var time = new OperationTime(options, cancellationToken);
        try
        {
            var context = new SubscriptionFieldContext(operation, selection, root.Type, path, lifetime.Token);

            // What it asks data loaders for is fetched at once: no other field is started beside it.
            operation.EndStart();

            // What the start waits for ends with the start's token; what it leaves running ends with the stream.
            using var left = time.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lifetime);
            if (selection.Field.Share is { } share)
            {
                return Shared(await share(context).AsTask().WaitAsync(time.Token).ConfigureAwait(false), lifetime);
            }

            var subscribe = selection.Field.Subscribe
                ?? throw new InvalidOperationException($"The field {selection.Field.Name} has no source stream.");
            var source = await subscribe(context).AsTask().WaitAsync(time.Token).ConfigureAwait(false);
            return new SubscriptionStream(source, ExecuteAsync, reporter, lifetime);
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

    private SharedStream Shared(SharedSource source, CancellationTokenSource lifetime)
    {
        // Answers that carry something of their own request are shared with nobody.
        var key = SharingKey.Of(operation.Plan, variables) with { Alone = operation.Extensions };
        return new SharedStream(
            source,
            ExecuteAsync,
            () => shared.Enter(key, () => new SharedOperation(source, ExecuteSharedAsync)),
            entered => shared.Leave(key, entered),
            reporter,
            lifetime);
    }

    private ValueTask<OperationResult> ExecuteAsync(SourceEvent sourceEvent, CancellationToken cancellationToken) =>
        ExecuteAsync(Prepare, new OperationState(operation.ContextData, sourceEvent.ContextData), sourceEvent, cancellationToken);

    private async ValueTask<OperationResult> ExecuteSharedAsync(SourceEvent sourceEvent, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(PrepareShared, new OperationState(sourceEvent.ContextData), sourceEvent, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ResponseFormat.RequestError([reporter.Report(exception)]);
        }
    }

    private ValueTask<OperationResult> ExecuteAsync(
        Func<OperationState, CancellationToken, OperationContext> prepare, OperationState state, SourceEvent sourceEvent, CancellationToken cancellationToken) =>
        execution.ExecuteAsync(prepare(state, cancellationToken), sourceEvent.Value, sourceEvent.EventId);
}
