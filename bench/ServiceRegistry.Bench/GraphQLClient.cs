using System.Text;
using System.Text.Json;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench;

/// <summary>Sends single requests, where speed is not what is measured.</summary>
internal sealed class GraphQLClient(Uri server) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = server };

    public async Task<string> SendAsync(string body, string path = "/graphql")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(path, content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && !answer.Contains("\"errors\":[{", StringComparison.Ordinal)
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
    public Cost Cost() => Get<Cost>(Serve.Cost.Path);

    /// <summary>What the server holds, once its garbage is collected.</summary>
    public Memory Memory() => Get<Memory>(Serve.Memory.Path);

    /// <summary>Reads JSON.</summary>
    public T Get<T>(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = client.Send(request);
        response.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<T>(response.Content.ReadAsStream(), JsonSerializerOptions.Web)!;
    }

    public void Dispose() => client.Dispose();
}
