using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>An event stream that is cut.</summary>
internal sealed class CutStream : CutConnection
{
    private const string End = "\n\n";

    private readonly HttpClient client;
    private readonly StringBuilder begun = new();
    private HttpResponseMessage? response;
    private Stream? stream;

    private CutStream(SocketsHttpHandler handler) => client = new HttpClient(handler);

    public static async Task<CutStream> OpenAsync(Uri address, SocketsHttpHandler handler, string? epoch, long since, CancellationToken stop)
    {
        var opened = new CutStream(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (epoch is not null)
        {
            request.Headers.Add("Last-Event-ID", $"{epoch}:{since}");
        }

        request.Content = JsonContent.Create(new { query = Watch, variables = new { since } });
        opened.response = await opened.client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        opened.response.EnsureSuccessStatusCode();
        opened.stream = await opened.response.Content.ReadAsStreamAsync(stop);
        return opened;
    }

    public override async Task<JsonElement?> ReadAsync(CancellationToken stop)
    {
        if (Take() is { } waiting)
        {
            return PayloadOf(waiting);
        }

        var count = await stream!.ReadAsync(Buffer, stop);
        count.ShouldBeGreaterThan(0, "The server ended the stream.");
        begun.Append(Encoding.ASCII.GetString(Buffer, 0, count));
        return Take() is { } whole ? PayloadOf(whole) : null;
    }

    public override ValueTask DisposeAsync()
    {
        stream?.Dispose();
        response?.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static JsonElement? PayloadOf(string message) =>
        message.Split('\n').Select(line => line.Split("data: {", 2)).SingleOrDefault(parts => parts is ["", _]) is [_, var data]
            ? JsonDocument.Parse("{" + data).RootElement
            : null;

    private string? Take()
    {
        var text = begun.ToString();
        if (text.IndexOf(End, StringComparison.Ordinal) is not (>= 0 and var end))
        {
            return null;
        }

        begun.Remove(0, end + End.Length);
        return text[..end];
    }
}
