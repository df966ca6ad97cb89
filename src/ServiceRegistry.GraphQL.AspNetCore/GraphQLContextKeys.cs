namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Keys of what the transports put into a request's context data.</summary>
public static class GraphQLContextKeys
{
    /// <summary>
    /// The <c>Last-Event-ID</c> header of an event stream that reconnects, a <see cref="string"/>: the last
    /// <see cref="Execution.OperationResult.EventId"/> that its client saw. Absent where there is none.
    /// </summary>
    public const string LastEventId = "Last-Event-ID";
}
