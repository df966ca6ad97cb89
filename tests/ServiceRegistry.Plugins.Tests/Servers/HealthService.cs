using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>The server's side of grpc.health.v1, by hand: what goes over the wire is what these tests are about.</summary>
internal static class HealthService
{
    public const string Path = "/grpc.health.v1.Health/Check";

    /// <summary>A message, framed, and the status in the trailers.</summary>
    public static async Task AnswerAsync(HttpContext context, byte[] message, int status = 0, byte compressed = 0)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await WriteAsync(context, message, compressed);
        context.Response.AppendTrailer("grpc-status", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Messages for as long as there are any, as of a watch.</summary>
    public static async Task TellAsync(HttpContext context, IAsyncEnumerable<byte[]> messages)
    {
        context.Response.ContentType = "application/grpc";
        await foreach (var message in messages.WithCancellation(context.RequestAborted))
        {
            await WriteAsync(context, message);
            await context.Response.Body.FlushAsync();
        }
    }

    /// <summary>A status alone, in the headers.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string? message = null)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (message is not null)
        {
            context.Response.Headers["grpc-message"] = message;
        }

        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext context, byte[] message, byte compressed = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = compressed;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        // In two pieces: frames of HTTP/2 do not follow messages.
        await context.Response.Body.WriteAsync(frame.AsMemory(0, 3));
        await context.Response.Body.FlushAsync();
        await context.Response.Body.WriteAsync(frame.AsMemory(3));
    }
}
