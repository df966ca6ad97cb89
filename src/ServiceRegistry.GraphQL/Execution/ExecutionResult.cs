namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What a request comes to: one answer, or a stream of them.</summary>
public abstract class ExecutionResult : IDisposable
{
    /// <summary>Gives back what the result holds.</summary>
    public abstract void Dispose();
}

/// <summary>One answer, written out.</summary>
public abstract class OperationResult : ExecutionResult
{
    /// <summary>The whole answer as UTF-8 JSON (section 7.1); valid until the result is disposed.</summary>
    public abstract ReadOnlyMemory<byte> Body { get; }

    /// <summary>True where nothing was executed: the answer has errors and no <c>data</c> (a request error, section 7.1.1).</summary>
    public abstract bool IsRequestError { get; }

    /// <summary>What the answer begins with, where many do; null otherwise.</summary>
    public virtual KeptAnswer? Kept => null;

    /// <summary>What follows in <see cref="Body"/> behind <see cref="Kept"/>; valid until the result is disposed.</summary>
    public virtual ReadOnlyMemory<byte> Rest => default;

    /// <summary>The errors in the answer.</summary>
    public abstract IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The answer of a request that was not executed, for whoever finds so before the engine does.</summary>
    /// <param name="errors">What is wrong; at least one.</param>
    public static OperationResult RequestError(params IReadOnlyList<GraphQLError> errors) => ResponseFormat.RequestError(errors);

    /// <summary>What a client resumes from; null but for some events of subscriptions.</summary>
    public string? EventId { get; init; }
}

/// <summary>The response stream of a subscription (section 6.2.3.2).</summary>
public abstract class ResponseStream : ExecutionResult
{
    /// <summary>What a client that was told nothing yet resumes from; null where nobody can.</summary>
    public virtual string? StartEventId => null;

    /// <summary>
    /// The answers, one an event, in order; whoever reads one disposes it. A last one with <see cref="OperationResult.IsRequestError"/>
    /// ends the stream with that error.
    /// </summary>
    /// <param name="cancellationToken">Ends the subscription.</param>
    public abstract IAsyncEnumerable<OperationResult> ReadResultsAsync(CancellationToken cancellationToken);
}
