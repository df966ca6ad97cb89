namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Where the engine tells the host what the client must not see.</summary>
public interface IExecutionDiagnostics
{
    /// <summary>An exception that nobody expected. The client sees the id alone.</summary>
    /// <param name="errorId">The id that the client got as <c>extensions.errorId</c>.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="path">The response position; null where it belongs to no field.</param>
    void UnexpectedError(string errorId, Exception exception, IReadOnlyList<object>? path);
}
