using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ServiceRegistry.Features.Targets;

/// <summary>A WebSocket server that says what it is told, once more.</summary>
internal sealed class WebSocketTarget(bool tls = false) : KestrelTarget(HttpProtocols.Http1, tls)
{
    protected override void Configure(IApplicationBuilder app) => app.UseWebSockets();

    protected override async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        if (!context.WebSockets.IsWebSocketRequest || context.Request.Path != "/")
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } received)
        {
            var said = Encoding.UTF8.GetString(buffer, 0, received.Count);
            await socket.SendAsync(Encoding.UTF8.GetBytes($"you said {said}"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        }
    }
}
