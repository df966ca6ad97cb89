using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Targets;

/// <summary>A request that arrived: its line, its headers in lower case, and its body.</summary>
internal sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A server of Kestrel's that keeps what it is asked.</summary>
internal abstract class KestrelTarget(HttpProtocols protocols, bool tls) : Target
{
    private WebApplication? app;

    public Observed<ReceivedRequest> Requests { get; } = new();

    /// <summary>How long every answer takes; one that is infinite never comes.</summary>
    public TimeSpan Delay { get; set; }

    public override async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, Port, listen =>
        {
            listen.Protocols = protocols;
            if (tls)
            {
                listen.UseHttps(OwnCertificate.Certificate);
            }
        }));
        if (tls)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        app = builder.Build();
        Configure(app);
        app.Run(HandleAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(addresses.Single()).Port;
    }

    public override async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await running.StopAsync(atOnce.Token);
            await running.DisposeAsync();
        }
    }

    protected virtual void Configure(IApplicationBuilder app)
    {
    }

    protected abstract Task AnswerAsync(HttpContext context, ReceivedRequest request);

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new ReceivedRequest(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            body.ToArray());
        Requests.Add(request);
        if (Delay != TimeSpan.Zero)
        {
            await Task.Delay(Delay, TimeProvider.System, context.RequestAborted);
        }

        await AnswerAsync(context, request);
    }
}
