using System.IO.Compression;
using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>One raw HTTP request of a scenario and its answer.</summary>
internal sealed class HttpExchange(Registry registry) : IDisposable
{
    private HttpResponseMessage? response;

    public HttpResponseMessage Response => response ?? throw new InvalidOperationException("Nothing was asked.");

    public string Text { get; private set; } = "";

    public async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            response?.Dispose();
            response = await (await registry.HttpAsync()).SendAsync(request);
            Text = await ReadAsync(response.Content);
        }

        if (Response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            registry.Keep(new Answer(Response.StatusCode, JsonDocument.Parse(Text).RootElement));
        }
    }

    public Task PostAsync(HttpContent content, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return SendAsync(request);
    }

    public void Dispose() => response?.Dispose();

    private static async Task<string> ReadAsync(HttpContent content)
    {
        var body = await content.ReadAsStreamAsync();
        using var text = new StreamReader(content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body);
        return await text.ReadToEndAsync();
    }
}
