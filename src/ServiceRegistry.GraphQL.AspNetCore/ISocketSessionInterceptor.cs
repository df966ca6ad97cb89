using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Is asked when a WebSocket says hello, starts an operation and goes (Hot Chocolate's name).</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>Decides on a <c>connection_init</c>; a refused one closes the socket with 4403.</summary>
    /// <param name="session">The socket.</param>
    /// <param name="connectionInitPayload">The message's payload, a JSON object, where a browser puts its <c>Authorization</c>; null where there is none.</param>
    /// <param name="cancellationToken">Ends when the socket does.</param>
    ValueTask<ConnectionStatus> OnConnectAsync(ISocketSession session, JsonElement? connectionInitPayload, CancellationToken cancellationToken);

    /// <summary>
    /// May put state into an operation's request, or refuse it by throwing a <see cref="GraphQLException"/>, which is answered by an
    /// <c>error</c> message.
    /// </summary>
    /// <param name="session">The socket.</param>
    /// <param name="operationSessionId">The operation's id on the socket.</param>
    /// <param name="requestBuilder">The request as it was read.</param>
    /// <param name="cancellationToken">Ends when the operation or the socket does.</param>
    ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken);

    /// <summary>The socket is gone.</summary>
    /// <param name="session">The socket.</param>
    ValueTask OnCloseAsync(ISocketSession session);
}

/// <summary>A WebSocket that speaks GraphQL (Hot Chocolate's name).</summary>
public interface ISocketSession
{
    /// <summary>The HTTP request that was upgraded.</summary>
    HttpContext HttpContext { get; }

    /// <summary>State that lives as long as the socket.</summary>
    IDictionary<string, object?> ContextData { get; }
}

/// <summary>The answer to a <c>connection_init</c> (Hot Chocolate's name).</summary>
public sealed record ConnectionStatus
{
    private ConnectionStatus(bool accepted, string message) => (Accepted, Message) = (accepted, message);

    /// <summary>True where the connection is let in.</summary>
    public bool Accepted { get; }

    /// <summary>Why it is refused: the close reason that its client sees, cut at 123 bytes.</summary>
    public string Message { get; }

    /// <summary>Lets the connection in.</summary>
    public static ConnectionStatus Accept() => new(true, string.Empty);

    /// <summary>Refuses the connection.</summary>
    /// <param name="message">Why.</param>
    public static ConnectionStatus Reject(string message = "Forbidden") => new(false, message);
}

/// <summary>Lets every socket and operation through as it is (Hot Chocolate's name).</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    /// <inheritdoc />
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        JsonElement? connectionInitPayload,
        CancellationToken cancellationToken) => new(ConnectionStatus.Accept());

    /// <inheritdoc />
    public virtual ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public virtual ValueTask OnCloseAsync(ISocketSession session) => ValueTask.CompletedTask;
}
