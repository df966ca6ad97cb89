using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>A WebSocket's client that says what it is told, protocol or not.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public string? Subprotocol => socket.SubProtocol;

    /// <summary>Opens a socket; with <paramref name="subprotocol"/> null it asks for none; several stand behind commas.</summary>
    public static async Task<SocketClient> OpenAsync(GraphQLHost host, string? subprotocol = "graphql-transport-ws", string? origin = null)
    {
        var client = new SocketClient();
        if (subprotocol is not null)
        {
            foreach (var name in subprotocol.Split(", "))
            {
                client.socket.Options.AddSubProtocol(name);
            }
        }

        if (origin is not null)
        {
            client.socket.Options.SetRequestHeader("Origin", origin);
        }

        client.socket.Options.CollectHttpResponseDetails = true;
        await client.socket.ConnectAsync(new UriBuilder(host.Url) { Scheme = "ws" }.Uri, CancellationToken.None).WaitAsync(Patience.Long);
        return client;
    }

    /// <summary>A socket that has said hello and was let in.</summary>
    public static async Task<SocketClient> ConnectAsync(GraphQLHost host)
    {
        var client = await OpenAsync(host);
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    public Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) => SendAsync(Encoding.UTF8.GetBytes(message), type);

    public Task SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None).WaitAsync(Patience.Long);

    public Task SubscribeAsync(string id, string document = "subscription { events }") =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query = document } }));

    /// <summary>The next message as text; a close is a failure.</summary>
    public async Task<string> ReceiveAsync()
    {
        var (text, result) = await ReadAsync();
        return text ?? throw new ShouldAssertException($"Closed: {(int?)result.CloseStatus} {result.CloseStatusDescription}");
    }

    /// <summary>The next thing that comes is a close with this code; its reason.</summary>
    public async Task<string> ShouldCloseAsync(int code)
    {
        var (text, result) = await ReadAsync();
        text.ShouldBeNull();
        ((int?)result.CloseStatus).ShouldBe(code);
        return result.CloseStatusDescription ?? string.Empty;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Patience.Long);

    public void Dispose() => socket.Dispose();

    private async Task<(string? Text, WebSocketReceiveResult Result)> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience.Long);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return (null, result);
            }

            message.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return (Encoding.UTF8.GetString(message.ToArray()), result);
            }
        }
    }
}
