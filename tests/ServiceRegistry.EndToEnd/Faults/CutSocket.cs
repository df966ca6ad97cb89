using System.Net.WebSockets;
using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A WebSocket that is cut.</summary>
internal sealed class CutSocket : CutConnection
{
    private readonly ClientWebSocket socket = new();
    private readonly MemoryStream begun = new();
    private readonly HttpMessageInvoker invoker;

    private CutSocket(SocketsHttpHandler handler) => invoker = new HttpMessageInvoker(handler);

    public static async Task<CutSocket> OpenAsync(Uri address, SocketsHttpHandler handler, string? epoch, long since, CancellationToken stop)
    {
        var opened = new CutSocket(handler);
        opened.socket.Options.AddSubProtocol("graphql-transport-ws");
        await opened.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, opened.invoker, stop);
        await opened.SendAsync(new { type = "connection_init" }, stop);
        await opened.SendAsync(new { id = "1", type = "subscribe", payload = new { query = Watch, variables = new { since, epoch } } }, stop);
        return opened;
    }

    public override async Task<JsonElement?> ReadAsync(CancellationToken stop)
    {
        var part = await socket.ReceiveAsync(Buffer, stop);
        part.MessageType.ShouldBe(WebSocketMessageType.Text, socket.CloseStatusDescription);
        begun.Write(Buffer, 0, part.Count);
        if (!part.EndOfMessage)
        {
            return null;
        }

        var message = JsonDocument.Parse(begun.ToArray()).RootElement;
        begun.SetLength(0);
        switch (message.GetProperty("type").GetString())
        {
            case "next": return message.GetProperty("payload");
            case "error": return JsonSerializer.SerializeToElement(new { errors = message.GetProperty("payload") });
            case "connection_ack": return null;
            case "ping":
                await SendAsync(new { type = "pong" }, stop);
                return null;
            default: throw new InvalidOperationException($"Nothing asked for {message}.");
        }
    }

    public override ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        invoker.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(object message, CancellationToken stop) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, stop);
}
