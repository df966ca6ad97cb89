using ServiceRegistry.Core;
using ServiceRegistry.Server.Hosting;

namespace ServiceRegistry.Bench.Serve;

/// <summary>Runs the registry's server, with what it is held against beside it, until its standard input is closed.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <param name="folder">The content root.</param>
    public static async Task<int> RunAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, Args = [RegistryHosting.WithoutReload] });
        builder.Logging.ClearProviders();
        builder.AddRegistry();
        CommitTimes.Add(builder.Services);
        await using var app = builder.Build();
        app.MapRegistry();
        Ceiling.Map(app);
        HandWritten.Map(app, app.Services.GetRequiredService<Registry>());
        Cost.Map(app);
        Memory.Map(app);
        CommitTimes.Map(app);

        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
