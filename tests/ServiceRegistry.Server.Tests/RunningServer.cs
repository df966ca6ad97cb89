using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ServiceRegistry.Server.Tests;

/// <summary>A server on a free port with an empty database of its own.</summary>
public sealed class RunningServer : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("registry-").FullName;
    private HttpClient? client;

    public RunningServer()
    {
        UseKestrel(0);
        StartServer();
    }

    /// <summary>The file of the database.</summary>
    public string Database => Path.Combine(folder, "registry.db");

    public HttpClient Client => client ??= new HttpClient { BaseAddress = ClientOptions.BaseAddress };

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Registry", $"Data Source={Database}")
        .UseSetting("ServiceRegistry:Plugins:Path", Path.Combine(Repository.Root, "artifacts", "plugins"));

    public override async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
