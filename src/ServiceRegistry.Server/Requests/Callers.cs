using System.Net;
using ServiceRegistry.GraphQL.AspNetCore;

namespace ServiceRegistry.Server.Requests;

/// <summary>Tells operations over HTTP who calls, and which revision they must see at least.</summary>
internal sealed class HttpCaller : DefaultHttpRequestInterceptor
{
    /// <inheritdoc />
    public override ValueTask OnCreateAsync(
        HttpContext context, IRequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        requestBuilder.SetGlobalState(CallerState.Address, context.Connection.RemoteIpAddress);
        if (context.Request.Headers.TryGetValue(CallerState.MinRevision, out var revision))
        {
            requestBuilder.SetGlobalState(CallerState.MinRevision, revision.ToString());
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Tells operations over a WebSocket who calls.</summary>
internal sealed class SocketCaller : DefaultSocketSessionInterceptor
{
    /// <inheritdoc />
    public override ValueTask OnRequestAsync(
        ISocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        requestBuilder.SetGlobalState(CallerState.Address, session.HttpContext.Connection.RemoteIpAddress);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What transports say of a caller, in the state of its operation.</summary>
internal static class CallerState
{
    public const string Address = "registry.caller";

    /// <summary>The header, and the key of its value.</summary>
    public const string MinRevision = "Registry-Min-Revision";

    public static IPAddress? AddressOf(IDictionary<string, object?> state) => state.TryGetValue(Address, out var value) ? value as IPAddress : null;
}
