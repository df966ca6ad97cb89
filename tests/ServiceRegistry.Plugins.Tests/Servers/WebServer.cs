using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>A real web server on three free ports: HTTP/1.1, HTTP/2 in plain text, and both with TLS. It answers "moo" and speaks gRPC health.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly int[] ports;

    private WebServer(WebApplication app)
    {
        this.app = app;
        ports = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address).Port)];
    }

    public CheckTarget Http => new("http", "127.0.0.1", ports[0]);

    public CheckTarget H2 => new("http", "127.0.0.1", ports[1]);

    public CheckTarget Https => new("https", "localhost", ports[2]);

    /// <summary>What was asked, in order.</summary>
    public List<RecordedRequest> Requests { get; } = [];

    public static async Task<WebServer> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(TestCertificate.Create());
            });
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        WebServer? server = null;
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
            var recorded = new RecordedRequest(
                context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.Protocol,
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
            lock (server!.Requests)
            {
                server.Requests.Add(recorded);
            }

            await (answer is not null ? answer(context) : recorded.Path == HealthService.Path ? HealthService.AnswerAsync(context, [0x08, 1]) : context.Response.WriteAsync("moo"));
        });
        await app.StartAsync();
        return server = new WebServer(app);
    }

    public async ValueTask DisposeAsync() => await this.app.DisposeAsync();
}

/// <summary>A request as it came.</summary>
internal sealed record RecordedRequest(string Method, string Path, string Protocol, Dictionary<string, string> Headers, string Body);
