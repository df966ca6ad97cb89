using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Server.Hosting;

namespace ServiceRegistry.Features.World;

/// <summary>The real server in this process, on a free port. The one place that knows how it is started.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RegistryServer(WebApplication app)
    {
        this.app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public static async Task<RegistryServer> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, Action<string> log)
    {
        var server = Repository.Folder("src", "ServiceRegistry.Server");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = server });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new ScenarioLog(log)).SetMinimumLevel(LogLevel.Warning);
        builder.AddRegistry();
        var app = builder.Build();
        app.MapRegistry();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new RegistryServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
