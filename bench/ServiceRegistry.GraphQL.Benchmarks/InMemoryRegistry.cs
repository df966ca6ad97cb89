using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.Server.Hosting;

namespace ServiceRegistry.GraphQL.Benchmarks;

/// <summary>The registry with 10,000 instances, asked without a transport.</summary>
internal sealed class InMemoryRegistry : IAsyncDisposable
{
    public const int InstancesOfService = 20;
    private const int Services = 500;

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private InMemoryRegistry(DirectoryInfo folder, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
        Executor = app.Services.GetRequiredService<IRequestExecutorProvider>().Current;
    }

    public IRequestExecutor Executor { get; }

    /// <summary>A service in the middle.</summary>
    public static string Service { get; } = ServiceName(Services / 2);

    public static async Task<InMemoryRegistry> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder.FullName });
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.AddRegistry();
        var app = builder.Build();
        await app.StartAsync();
        var registry = new InMemoryRegistry(folder, app);
        for (var service = 0; service < Services; service++)
        {
            await registry.RegisterAsync(service);
        }

        return registry;
    }

    public OperationRequest Request(string document, object? variables = null) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        Variables = variables is null ? null : JsonSerializer.SerializeToElement(variables),
        Services = app.Services,
    };

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> AskAsync(OperationRequest request)
    {
        using var result = (OperationResult)await Executor.ExecuteAsync(request);
        using var answer = JsonDocument.Parse(result.Body);
        return result.Errors.Count == 0 ? answer.RootElement.GetProperty("data").Clone() : throw new InvalidOperationException(result.Errors[0].Message);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static string ServiceName(int number) => $"service-{number}";

    private Task<JsonElement> RegisterAsync(int service) => AskAsync(Request(
        "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { errors { ... on Error { message } } } }",
        new
        {
            input = new
            {
                instances = Enumerable.Range(0, InstancesOfService).Select(number => new
                {
                    service = ServiceName(service),
                    key = $"{ServiceName(service)}-{number}",
                    version = $"1.{number % 4}.0",
                    host = $"10.0.{service / 250}.{(service % 250) + 1}",
                    port = 8080 + number,
                    tags = new[] { "blue", $"rack-{number % 8}" },
                }),
            },
        }));
}
