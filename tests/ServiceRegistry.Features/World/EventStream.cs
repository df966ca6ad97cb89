using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>One event of a text/event-stream.</summary>
internal sealed record StreamEvent(string Name, string? Id, string Data)
{
    public override string ToString() => $"{Name} {Id} {Data}";
}

/// <summary>An open event stream; its end is an event named "end".</summary>
internal sealed class EventStream(Registry registry) : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Task reading = Task.CompletedTask;

    public Observed<StreamEvent> Events { get; } = new();

    public async Task OpenAsync(string query, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await (await registry.HttpAsync()).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leaving.Token);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        reading = ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await reading;
        leaving.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            try
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(leaving.Token));
                var (name, id, data) = ("", (string?)null, (string?)null);
                while (await reader.ReadLineAsync(leaving.Token) is { } line)
                {
                    if (line.Length > 0)
                    {
                        var at = line.IndexOf(':', StringComparison.Ordinal);
                        var value = line[(at + 1)..].TrimStart(' ');
                        (name, id, data) = line[..at] switch
                        {
                            "event" => (value, id, data),
                            "id" => (name, value, data),
                            "data" => (name, id, data + value),
                            _ => (name, id, data),
                        };
                    }
                    else if (name.Length > 0 && data is not null)
                    {
                        Events.Add(new StreamEvent(name, id, data));
                        (name, id, data) = ("", null, null);
                    }
                }

                Events.Add(new StreamEvent("end", null, ""));
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                Events.Add(new StreamEvent("broken", null, error.Message));
            }
        }
    }
}
