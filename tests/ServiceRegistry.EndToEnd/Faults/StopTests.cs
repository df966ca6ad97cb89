using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A server that is told to stop finishes what it began.</summary>
public sealed partial class StopTests(ITestOutputHelper log)
{
    private const int Writers = 8;
    private const int Subscribers = 10;

    [Fact]
    public async Task Told_to_stop_under_load_it_answers_what_it_began_and_tells_its_subscribers_to_come_back()
    {
        using var data = new DataFolder();
        var answered = new Observed<string>();
        await using (var server = await ServerProcess.StartAsync(data.Folder))
        {
            var sockets = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(_ => WatchAsync(server)));
            var streams = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(_ => StreamAsync(server)));
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(server, writer, answered)).ToList();
            await answered.WaitForAsync(all => all.Count >= 200 ? all : null, "200 answers");

            var start = Stopwatch.GetTimestamp();
            (await server.StopAsync()).ShouldBe(0, server.Output);
            var taken = Stopwatch.GetElapsedTime(start);

            await Task.WhenAll(writers);
            log.WriteLine($"stopped in {taken.TotalSeconds:F2} s, after {answered.Items.Count} answers");
            taken.ShouldBeLessThan(FaultForm.LongestStop);
            await Task.WhenAll(sockets.Select(ShouldBeToldAsync));
            (await Task.WhenAll(streams)).ShouldAllBe(text => StreamEnd().IsMatch(text));
        }

        // Each write that was stored was answered, and each that was answered is stored.
        await using var restarted = await ServerProcess.StartAsync(data.Folder);
        (await restarted.InstanceIdsAsync()).ShouldBe(answered.Items, ignoreOrder: true);
    }

    private static async Task<GraphQLSocket> WatchAsync(ServerProcess server)
    {
        var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onRegistryChanged { revision } }");
        await socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Type == "next"), "the first bookmark");
        return socket;
    }

    private static async Task ShouldBeToldAsync(GraphQLSocket socket)
    {
        await using (socket)
        {
            var end = await socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Type == GraphQLSocket.Closed), "the end");
            end.Text.ShouldMatch(@"^closed: 1001 The server stops; come back in [1-5]\.\d s$");
            socket.Messages.Items.ShouldContain(message => message.Type == "complete");
        }
    }

    /// <summary>Gives, once the stream has begun, the reading of all of it.</summary>
    private static async Task<Task<string>> StreamAsync(ServerProcess server)
    {
        var client = await RawClient.ConnectAsync(server.Address);
        var body = JsonSerializer.Serialize(new { query = "subscription { onRegistryChanged { revision } }" });
        await client.SendAsync(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        (await client.ReadUntilAsync("event: next")).ShouldNotBeNull();
        return ReadAsync();

        async Task<string> ReadAsync()
        {
            using (client)
            {
                return await client.ReadToEndAsync();
            }
        }
    }

    private static async Task WriteAsync(ServerProcess server, int writer, Observed<string> answered)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var answer = await server.RegisterAsync($"{writer}-{number}");
                if (answer.Errors.Count > 0)
                {
                    return;
                }

                answered.Add(answer.Data.GetProperty("registerInstance").GetProperty("instance").GetProperty("id").GetString()!);
            }
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException)
        {
            // The server is going, or gone.
        }
    }

    [GeneratedRegex(@"\nretry: [1-4]\d{3}\n\nevent: complete\n")]
    private static partial Regex StreamEnd();
}
