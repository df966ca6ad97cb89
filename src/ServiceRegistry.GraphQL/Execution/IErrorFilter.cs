namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Sees each error of an execution before the client does (Hot Chocolate's name).</summary>
public interface IErrorFilter
{
    /// <summary>
    /// Gives the error that the client gets. Where <see cref="GraphQLError.Exception"/> is set the error hides an exception that nobody
    /// expected: a filter that takes it for expected gives an error of its own without that exception, and it is not reported.
    /// </summary>
    /// <param name="error">The error.</param>
    GraphQLError OnError(GraphQLError error);
}
