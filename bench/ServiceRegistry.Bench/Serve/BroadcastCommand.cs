using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;

namespace ServiceRegistry.Bench.Serve;

/// <summary>A bare Kestrel program that writes what it is sent to every WebSocket that is open, until its standard input is closed.</summary>
internal static class BroadcastCommand
{
    public const string Name = "broadcast";

    /// <summary>Where it is sent the bytes; it answers when it began to write, by <see cref="Stopwatch"/>.</summary>
    public const string Path = "/send";

    public static async Task<int> RunAsync()
    {
        var sockets = new ConcurrentBag<WebSocket>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            sockets.Add(socket);
            await DrainAsync(socket, app.Lifetime.ApplicationStopping);
        });
        app.MapPost(Path, async context =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            var begin = Stopwatch.GetTimestamp();
            await Task.WhenAll(sockets.Select(socket =>
                socket.SendAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), WebSocketMessageType.Text, endOfMessage: true, default).AsTask()));
            await context.Response.WriteAsync($"{begin}");
        });

        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    private static async Task DrainAsync(WebSocket socket, CancellationToken stopping)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), stopping)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client has gone, or the program ends.
        }
    }
}
