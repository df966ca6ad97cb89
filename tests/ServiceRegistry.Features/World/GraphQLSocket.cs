using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>A message of the server; a socket's end is one too, of the type "closed", with the close code as its id.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement Payload, string Text)
{
    public override string ToString() => Text;
}

/// <summary>A WebSocket to the registry that keeps all it receives, and answers pings.</summary>
internal sealed class GraphQLSocket : IAsyncDisposable
{
    public const string Closed = "closed";

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private Task receiving = Task.CompletedTask;
    private int lastId;

    private GraphQLSocket()
    {
    }

    public Observed<SocketMessage> Messages { get; } = new();

    public string? Protocol => socket.SubProtocol;

    /// <summary>Opens a socket and sends nothing.</summary>
    public static async Task<GraphQLSocket> OpenAsync(Uri address, string? protocol, string? origin = null)
    {
        var opened = new GraphQLSocket();
        if (protocol is not null)
        {
            opened.socket.Options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            opened.socket.Options.SetRequestHeader("Origin", origin);
        }

        opened.socket.Options.CollectHttpResponseDetails = true;
        using var patience = new CancellationTokenSource(Observed<SocketMessage>.Patience);
        try
        {
            await opened.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, patience.Token);
        }
        catch (WebSocketException error)
        {
            var status = (int)opened.socket.HttpStatusCode;
            opened.socket.Dispose();
            throw new SocketRefusedException(status, error);
        }

        opened.receiving = opened.ReceiveAsync();
        return opened;
    }

    /// <summary>Opens a socket of the protocol graphql-transport-ws that is ready to subscribe.</summary>
    public static async Task<GraphQLSocket> ConnectAsync(Uri address)
    {
        var socket = await OpenAsync(address, "graphql-transport-ws");
        await socket.SendAsync("""{"type":"connection_init"}""");
        await socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Type == "connection_ack"), "connection_ack");
        return socket;
    }

    /// <summary>Subscribes under a new id, which is returned.</summary>
    public async Task<string> SubscribeAsync(string query, object? variables = null)
    {
        var id = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));
        return id;
    }

    public async Task SendAsync(string text)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await receiving;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var text = new MemoryStream();
                WebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                    text.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    End((int)part.CloseStatus!.Value, part.CloseStatusDescription ?? "");
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                await KeepAsync(Encoding.UTF8.GetString(text.ToArray()));
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            End(1006, error.Message);
        }
    }

    private async Task KeepAsync(string text)
    {
        var message = JsonDocument.Parse(text).RootElement;
        var type = message.GetProperty("type").GetString()!;
        if (type == "ping")
        {
            await SendAsync("""{"type":"pong"}""");
        }

        var id = message.TryGetProperty("id", out var value) ? value.GetString() : null;
        message.TryGetProperty("payload", out var payload);
        Messages.Add(new SocketMessage(type, id, payload, text));
    }

    private void End(int code, string reason) =>
        Messages.Add(new SocketMessage(Closed, code.ToString(CultureInfo.InvariantCulture), default, $"closed: {code} {reason}"));
}

/// <summary>The server answered the upgrade with another status.</summary>
internal sealed class SocketRefusedException(int status, Exception cause) : Exception($"The upgrade was refused with {status}.", cause)
{
    public int Status { get; } = status;
}
