using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Executes requests on one schema (Hot Chocolate's name).</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>
    /// Parses, validates and executes a request (chapter 6). Errors of the request come back as a result; the task fails only when it is
    /// cancelled.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the execution; of a subscription, its start.</param>
    /// <returns>An <see cref="OperationResult"/>, or a <see cref="ResponseStream"/> for a subscription that began.</returns>
    Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default);
}
