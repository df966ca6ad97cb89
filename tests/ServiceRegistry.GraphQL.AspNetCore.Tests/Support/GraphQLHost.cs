using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>A real server on a free port, over a fake executor and a manual clock.</summary>
internal sealed class GraphQLHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private GraphQLHost(WebApplication app, FakeExecutor executor, ManualTimeProvider time, LogRecorder logs)
    {
        this.app = app;
        (Executor, Time, Logs) = (executor, time, logs);
        Url = new Uri(app.Urls.Single().Replace("[::]", "127.0.0.1") + "/graphql");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public FakeExecutor Executor { get; }

    public ManualTimeProvider Time { get; }

    public LogRecorder Logs { get; }

    public IServiceProvider Services => app.Services;

    public Uri Url { get; }

    public HttpClient Client { get; }

    /// <summary>Starts one over the fake executor.</summary>
    public static Task<GraphQLHost> StartAsync(Action<GraphQLServerOptions>? options = null, Action<IRequestExecutorBuilder>? configure = null) =>
        StartAsync(isReal: false, options, configure);

    /// <summary>Starts one over the engine itself.</summary>
    public static Task<GraphQLHost> StartRealAsync(Action<IRequestExecutorBuilder> configure) => StartAsync(isReal: true, null, configure);

    private static async Task<GraphQLHost> StartAsync(
        bool isReal,
        Action<GraphQLServerOptions>? options,
        Action<IRequestExecutorBuilder>? configure)
    {
        var (executor, time, logs) = (new FakeExecutor(), new ManualTimeProvider(), new LogRecorder());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(time);
        if (!isReal)
        {
            builder.Services.AddSingleton<IRequestExecutorProvider>(executor);
        }

        var graphQL = builder.Services.AddGraphQLServer().ModifyServerOptions(o => options?.Invoke(o));
        configure?.Invoke(graphQL);
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new GraphQLHost(app, executor, time, logs);
    }

    public Task<HttpResponseMessage> PostAsync(string json, string? accept = null, string contentType = "application/json") =>
        PostAsync(Encoding.UTF8.GetBytes(json), accept, contentType);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string? accept = null, string contentType = "application/json", string? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        return SendAsync(request, accept);
    }

    public Task<HttpResponseMessage> GetAsync(string rest, string? accept = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Url + rest);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return SendAsync(request, accept);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience.Long);
    }

    /// <summary>Begins the shut-down; what runs is told of it at once.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>Checks that read an answer.</summary>
internal static class AnswerExtensions
{
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync().WaitAsync(Patience.Long);

    /// <summary>The answer is an error object with this status and code.</summary>
    public static async Task ShouldFailAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.TextAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        using var json = System.Text.Json.JsonDocument.Parse(text);
        json.RootElement.TryGetProperty("data", out _).ShouldBeFalse();
        var error = json.RootElement.GetProperty("errors")[0];
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
    }

    public static MediaTypeHeaderValue? MediaType(this HttpResponseMessage response) => response.Content.Headers.ContentType;
}
