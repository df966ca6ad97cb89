using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace ServiceRegistry.Bench.Watch;

/// <summary>One WebSocket with one subscription to everything.</summary>
internal sealed class Subscriber : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[64 * 1024];

    private Subscriber() => socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <returns>One that is live: its first bookmark has come.</returns>
    public static async Task<Subscriber> ConnectAsync(Uri server)
    {
        var subscriber = new Subscriber();
        await subscriber.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, default);
        await subscriber.SendAsync("""{"type":"connection_init"}""");
        await subscriber.ReceiveUntilAsync("\"connection_ack\"");
        await subscriber.SendAsync($$"""{"id":"1","type":"subscribe","payload":{{Operations.Subscribe}}}""");
        await subscriber.ReceiveUntilAsync("\"next\"");
        return subscriber;
    }

    /// <returns>When the next change arrived.</returns>
    public async Task<long> NextChangeAsync()
    {
        await ReceiveUntilAsync("\"events\":[{");
        return Stopwatch.GetTimestamp();
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);

    // Bookmarks and pings come in between.
    private async Task ReceiveUntilAsync(string part)
    {
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), default);
                length += received.Count;
            }
            while (!received.EndOfMessage);

            var message = Encoding.UTF8.GetString(buffer, 0, length);
            if (message.Contains(part, StringComparison.Ordinal))
            {
                return;
            }

            if (received.MessageType == WebSocketMessageType.Close || message.Contains("\"error\"", StringComparison.Ordinal))
            {
                throw new IOException($"The server sent: {message}");
            }

            if (message.Contains("\"ping\"", StringComparison.Ordinal))
            {
                await SendAsync("""{"type":"pong"}""");
            }
        }
    }
}
