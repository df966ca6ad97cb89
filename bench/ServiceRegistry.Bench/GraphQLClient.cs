using System.Text;
using System.Text.Json;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench;

/// <summary>Sends single operations, where speed is not what is measured.</summary>
internal sealed class GraphQLClient(Uri server) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = server };

    public async Task<string> SendAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/graphql", content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && !answer.Contains("\"errors\":[", StringComparison.Ordinal)
            ? answer
            : throw new IOException($"The server answered {(int)response.StatusCode}: {answer}");
    }

    public async Task PutAsync(string path, string body)
    {
        using var content = new StringContent(body);
        using var response = await client.PutAsync(path, content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What the server has used; asked for between rounds, where nothing else runs.</summary>
    public Cost Cost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Serve.Cost.Path);
        using var response = client.Send(request);
        return JsonSerializer.Deserialize<Cost>(response.Content.ReadAsStream(), JsonSerializerOptions.Web)!;
    }

    public void Dispose() => client.Dispose();
}
