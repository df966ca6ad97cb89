namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The time of one execution, together with the client's patience.</summary>
internal sealed class OperationTime : IDisposable
{
    private readonly CancellationTokenSource time;
    private readonly CancellationTokenSource either;

    public OperationTime(RequestExecutorOptions options, CancellationToken client)
    {
        time = new CancellationTokenSource(options.ExecutionTimeout, options.TimeProvider);
        either = client.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(client, time.Token) : time;
    }

    /// <summary>Ends with the time or with the client.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Ends with the time alone.</summary>
    public CancellationToken TimeUp => time.Token;

    public bool IsUp => time.IsCancellationRequested;

    public void Dispose()
    {
        // The time's end may have come here first: whatever still runs must be told before its token loses its source.
        if (IsUp)
        {
            either.Cancel();
        }

        either.Dispose();
        time.Dispose();
    }
}
