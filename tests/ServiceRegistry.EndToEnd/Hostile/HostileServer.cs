using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>A server that reads compressed bodies and cuts slow clients off within seconds.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private static readonly KeyValuePair<string, string>[] Settings =
    [
        new("ServiceRegistry__GraphQL__RequestDecompression", "true"),
        new("ServiceRegistry__Connections__HeadersTimeout", "PT2S"),
        new("ServiceRegistry__Connections__SlowTimeout", "PT2S"),
        new("ServiceRegistry__Connections__MinBytesPerSecond", "1048576"),
        new("ServiceRegistry__Connections__PingInterval", "PT2S"),
    ];

    private readonly DataFolder data = new();
    private ServerProcess? process;

    internal ServerProcess Process => process!;

    public async Task InitializeAsync() => process = await ServerProcess.StartAsync(data.Folder, Settings);

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        data.Dispose();
    }

    internal static byte[] Zip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return zipped.ToArray();
    }

    internal Task<(HttpStatusCode Status, string Text)> PostAsync(byte[] body, bool zipped = false) => PostAsync(Process, body, zipped);

    internal static async Task<(HttpStatusCode Status, string Text)> PostAsync(ServerProcess process, byte[] body, bool zipped = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (zipped)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        using var response = await process.Client.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
