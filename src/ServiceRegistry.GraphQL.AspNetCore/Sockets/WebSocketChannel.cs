using System.Net.WebSockets;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>The framework's WebSocket as the protocol's channel.</summary>
internal sealed class WebSocketChannel(WebSocket socket) : IMessageChannel
{
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (Exception exception) when (IsPeerGone(exception))
        {
            // A peer that vanishes while it is written to is no failure; the end of the reading tells of it.
        }
    }

    public async Task CloseAsync(CloseCode code, string reason, CancellationToken cancellationToken)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, cancellationToken);
            }
        }
        catch (Exception exception) when (IsPeerGone(exception))
        {
            // It closed first.
        }
    }

    public void Abort() => socket.Abort();

    internal static bool IsPeerGone(Exception exception) =>
        exception is WebSocketException or IOException or ObjectDisposedException;
}
