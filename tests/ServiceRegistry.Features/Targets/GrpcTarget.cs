using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ServiceRegistry.Features.Targets;

/// <summary>The values of grpc.health.v1.HealthCheckResponse.ServingStatus.</summary>
internal enum ServingStatus
{
    UNKNOWN = 0,
    SERVING = 1,
    NOT_SERVING = 2,
}

/// <summary>A gRPC server with the standard health service, written out byte by byte so that it shares nothing with the plugin.</summary>
internal sealed class GrpcTarget(bool tls = false) : KestrelTarget(HttpProtocols.Http2, tls)
{
    private const string NotFound = "5";

    /// <summary>By service; the empty name is the server as a whole.</summary>
    public Dictionary<string, ServingStatus> Statuses { get; } = new() { [""] = ServingStatus.SERVING };

    protected override async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        context.Response.ContentType = "application/grpc";
        if (request.Line != "POST /grpc.health.v1.Health/Check" || !Statuses.TryGetValue(ServiceOf(request.Body), out var status))
        {
            context.Response.Headers["grpc-status"] = NotFound;
            return;
        }

        byte[] message = status == ServingStatus.UNKNOWN ? [] : [0x08, (byte)status];
        byte[] frame = [0, 0, 0, 0, (byte)message.Length, .. message];
        await context.Response.Body.WriteAsync(frame);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>The request's only field, a text with the number 1, behind five bytes of framing.</summary>
    private static string ServiceOf(byte[] body) => body.Length > 7 ? Encoding.UTF8.GetString(body.AsSpan(7, body[6])) : "";
}
