using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Tests;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.Server.Hosting;
using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>The whole server but for its transports: a real store on a file, under a clock that moves when it is told to.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("registry-").FullName;
    private readonly WebApplication app;

    private InProcessServer(RegistryOptions options)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Registry"] = $"Data Source={Path.Combine(folder, "registry.db")}";
        builder.Configuration["ServiceRegistry:Plugins:Path"] = folder;
        builder.Configuration["ServiceRegistry:GraphQL:ExecutionTimeout"] = "P1D";
        builder.AddRegistry();
        builder.Logging.ClearProviders();
        var store = builder.Services.Last(service => service.ServiceType == typeof(IRegistryStore)).ImplementationFactory!;
        builder.Services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(options)
            .AddSingleton(provider => CommitLog.Follow((IRegistryStore)store(provider), Log));
        app = builder.Build();
    }

    public ManualTimeProvider Time { get; } = new();

    /// <summary>What was committed: what watchers are held against.</summary>
    public CommitLog Log { get; } = new();

    public Registry Registry => app.Services.GetRequiredService<Registry>();

    public LiveEvents Live => app.Services.GetRequiredService<LiveEvents>();

    public static async Task<InProcessServer> StartAsync(RegistryOptions options)
    {
        var server = new InProcessServer(options);
        var service = server.app.Services.GetRequiredService<RegistryService>();
        service.Begin();
        await service.StartAsync(CancellationToken.None);
        return server;
    }

    /// <summary>Waits until watchers were told of a revision.</summary>
    public Task ToldAsync(long revision) => Live.ReachAsync(revision, CancellationToken.None);

    /// <summary>The whole answer to a query or a mutation, which must not fail.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null)
    {
        using var result = await ExecuteAsync(document, variables);
        var answer = JsonElement.Parse(((OperationResult)result).Body.Span);
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{document}: {errors}") : answer;
    }

    public Task<ExecutionResult> ExecuteAsync(string document, object? variables) =>
        app.Services.GetRequiredService<IRequestExecutorProvider>().Current.ExecuteAsync(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = JsonSerializer.SerializeToElement(variables ?? new { }),
            Services = app.Services,
        });

    public async ValueTask DisposeAsync()
    {
        await app.Services.GetRequiredService<RegistryService>().StopAsync(CancellationToken.None);
        Log.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
