namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// The host's place around each operation. Several listeners are called in the order in which they are given; each method may be left out.
/// </summary>
public interface IOperationListener
{
    /// <summary>
    /// Called when the request is known to be good and before anything is executed: once an operation, for a subscription when it begins.
    /// It may wait, and put state into the operation's context data. A <see cref="GraphQLException"/> refuses the operation with that error.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Ends when the client leaves.</param>
    ValueTask OnExecutingAsync(IOperation operation, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Called when a query or a mutation has been executed, to add to the answer's <c>extensions</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="extensions">Takes the entries.</param>
    void OnExecuted(IOperation operation, ref AnswerExtensions extensions)
    {
    }

    /// <summary>Called when an event of a subscription has been executed, to add to its answer's <c>extensions</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="extensions">Takes the entries.</param>
    void OnEventExecuted(IOperation operation, ref AnswerExtensions extensions)
    {
    }
}
