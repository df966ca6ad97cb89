using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ServiceRegistry.Features.Targets;

/// <summary>An HTTP server whose answer can be changed while it runs.</summary>
internal sealed class HttpTarget(bool tls = false) : KestrelTarget(HttpProtocols.Http1, tls)
{
    public int Status { get; set; } = 200;

    public string Body { get; set; } = "ok";

    public string? Location { get; set; }

    protected override async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        context.Response.StatusCode = Status;
        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }

        if (Body.Length > 0)
        {
            await context.Response.WriteAsync(Body);
        }
    }
}
