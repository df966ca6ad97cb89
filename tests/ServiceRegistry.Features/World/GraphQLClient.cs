using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>Sends GraphQL requests over HTTP, as any client would.</summary>
internal sealed class GraphQLClient(Uri address) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<Answer> PostAsync(string query, object? variables, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query, variables });
        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.Add(name, value);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        try
        {
            return new Answer(response.StatusCode, JsonDocument.Parse(text).RootElement);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"The answer is no JSON: {(int)response.StatusCode} {text}");
        }
    }

    public void Dispose() => Http.Dispose();
}
