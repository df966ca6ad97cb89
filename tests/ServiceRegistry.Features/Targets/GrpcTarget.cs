using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Targets;

/// <summary>The values of grpc.health.v1.HealthCheckResponse.ServingStatus.</summary>
internal enum ServingStatus
{
    UNKNOWN = 0,
    SERVING = 1,
    NOT_SERVING = 2,
    SERVICE_UNKNOWN = 3,
}

/// <summary>A gRPC server with the standard health service, written out byte by byte so that it shares nothing with the plugin.</summary>
internal sealed class GrpcTarget(bool tls = false) : KestrelTarget(HttpProtocols.Http2, tls)
{
    /// <summary>The request for the status.</summary>
    public const string Check = "POST /grpc.health.v1.Health/Check";

    private const string Watch = "POST /grpc.health.v1.Health/Watch";
    private const string NotFound = "5";
    private const string Unimplemented = "12";

    private readonly Lock gate = new();
    private TaskCompletionSource turned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int watchers;

    /// <summary>By service; the empty name is the server as a whole.</summary>
    public Dictionary<string, ServingStatus> Statuses { get; } = new() { [""] = ServingStatus.SERVING };

    public bool OffersWatch { get; init; } = true;

    /// <summary>How many watch it, after each change of that.</summary>
    public Observed<int> Watchers { get; } = new();

    /// <summary>Turns the server as a whole, and tells who watches it.</summary>
    public void Turn(ServingStatus status)
    {
        lock (gate)
        {
            Statuses[""] = status;
            turned.SetResult();
            turned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    protected override async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        var service = ServiceOf(request.Body);
        context.Response.ContentType = "application/grpc";
        if (request.Line == Watch && OffersWatch)
        {
            await TellAsync(context, service);
        }
        else if (request.Line != Check)
        {
            context.Response.Headers["grpc-status"] = Unimplemented;
        }
        else if (!Statuses.TryGetValue(service, out var status))
        {
            context.Response.Headers["grpc-status"] = NotFound;
        }
        else
        {
            await context.Response.Body.WriteAsync(Frame(status));
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }

    /// <summary>The status now and after every turn, for as long as anybody watches.</summary>
    private async Task TellAsync(HttpContext context, string service)
    {
        Count(1);
        try
        {
            while (true)
            {
                Task next;
                ServingStatus status;
                lock (gate)
                {
                    (next, status) = (turned.Task, Statuses.GetValueOrDefault(service, ServingStatus.SERVICE_UNKNOWN));
                }

                await context.Response.Body.WriteAsync(Frame(status), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await next.WaitAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody watches any more.
        }
        finally
        {
            Count(-1);
        }
    }

    private void Count(int more)
    {
        lock (gate)
        {
            watchers += more;
            Watchers.Add(watchers);
        }
    }

    private static byte[] Frame(ServingStatus status)
    {
        byte[] message = status == ServingStatus.UNKNOWN ? [] : [0x08, (byte)status];
        return [0, 0, 0, 0, (byte)message.Length, .. message];
    }

    /// <summary>The request's only field, a text with the number 1, behind five bytes of framing.</summary>
    private static string ServiceOf(byte[] body) => body.Length > 7 ? Encoding.UTF8.GetString(body.AsSpan(7, body[6])) : "";
}
