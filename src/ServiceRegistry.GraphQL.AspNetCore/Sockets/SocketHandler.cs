using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Upgrades requests to WebSockets and hands their messages to the protocol.</summary>
internal sealed class SocketHandler(SocketServices services, Origins origins, IHostApplicationLifetime lifetime)
{
    private int open;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await (Interlocked.Increment(ref open) > services.Options.MaxSockets ? RefuseOneMoreAsync(context) : UpgradeAsync(context));
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private static Task RefuseOneMoreAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(RetryHint.Next().TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var error = new GraphQLError("All the WebSockets that the server holds are taken; come back later.") { Code = RequestErrorCodes.TooManySockets };
        return new HttpFailure(StatusCodes.Status503ServiceUnavailable, error).WriteAsync(context);
    }

    private Task UpgradeAsync(HttpContext context)
    {
        if (!origins.MayConnect(context.Request))
        {
            var error = new GraphQLError("Pages of this origin may not open a WebSocket here.") { Code = RequestErrorCodes.OriginNotAllowed };
            return new HttpFailure(StatusCodes.Status403Forbidden, error).WriteAsync(context);
        }

        var protocol = context.WebSockets.WebSocketRequestedProtocols
            .Select(name => SocketProtocol.All.FirstOrDefault(known => known.Name == name))
            .FirstOrDefault(known => known is not null);
        return protocol is null ? RefuseAsync(context) : ServeAsync(context, protocol);
    }

    private async Task ServeAsync(HttpContext context, SocketProtocol protocol)
    {
        // Where clients do not answer the protocol's own messages, their WebSockets answer frames.
        var interval = protocol.KeepAliveIsAnswered ? Timeout.InfiniteTimeSpan : services.Options.KeepAliveInterval;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = protocol.Name,
            KeepAliveInterval = interval,
            KeepAliveTimeout = interval,
        });
        await using var session = new SocketSession(new WebSocketChannel(socket), protocol, context, services);
        await using var stopping = lifetime.ApplicationStopping.Register(() => session.Begin(session.ShutDownAsync()));
        await ReceiveAsync(socket, session, context.RequestAborted);
    }

    /// <summary>Accepted and then closed: a handshake that fails tells a browser's page nothing, a close code does.</summary>
    private async Task RefuseAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await using var session = new SocketSession(new WebSocketChannel(socket), TransportProtocol.Instance, context, services);
        await session.CloseAsync(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        await ReceiveAsync(socket, session, context.RequestAborted);
    }

    /// <summary>Reads until the peer has closed, past the server's own goodbye.</summary>
    private async Task ReceiveAsync(WebSocket socket, SocketSession session, CancellationToken cancellationToken)
    {
        using var reader = new MessageReader(socket, services.Options.MaxAllowedMessageSize);
        try
        {
            while (true)
            {
                switch (await reader.ReadAsync(cancellationToken))
                {
                    case MessageKind.Text:
                        await session.ReceiveAsync(reader.Message.Span);
                        break;
                    case MessageKind.Binary:
                        await session.CloseAsync(CloseCode.BadRequest, "Message is not text");
                        break;
                    case MessageKind.TooBig:
                        await session.CloseAsync(CloseCode.MessageTooBig, $"Message is larger than {services.Options.MaxAllowedMessageSize} bytes");
                        break;
                    default:
                        return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException || WebSocketChannel.IsPeerGone(exception))
        {
            // The connection is gone without a goodbye.
        }
    }
}
