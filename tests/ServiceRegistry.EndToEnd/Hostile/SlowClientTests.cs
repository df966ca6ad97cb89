using System.Text;

namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>Whoever is too slow, or takes nothing, is cut off.</summary>
public sealed class SlowClientTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const string Handshake =
        "GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    private const string Introspection = "{ __schema { types { name description fields { name description args { name description } } } } }";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_drips_its_request_is_cut_off(bool headers)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SlowClients.BeginAsync(server.Process.Address, headers)));

        await Task.WhenAll(clients.Select(client => SlowClients.DripAsync(client)));

        Array.ForEach(clients, client => client.Dispose());
    }

    [Fact]
    public async Task Whoever_does_not_read_its_answers_is_cut_off()
    {
        using var client = await RawClient.ConnectAsync(server.Process.Address);
        await client.SendAsync(string.Concat(Enumerable.Repeat("GET /graphql/schema.graphql HTTP/1.1\r\nHost: x\r\n\r\n", 400)));

        await SlowClients.DripAsync(client);
    }

    [Fact]
    public async Task Whoever_does_not_read_its_event_stream_is_cut_off()
    {
        await ChangeMuchAsync();
        using var client = await RawClient.ConnectAsync(server.Process.Address);
        var body = $"{{\"query\":\"subscription {{ onRegistryChanged(since: 0) {{ events {{ instance {{ {Copies()} }} }} }} }}\"}}";
        await client.SendAsync(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        await SlowClients.DripAsync(client);
    }

    [Fact]
    public async Task Whoever_does_not_read_its_socket_is_cut_off_though_it_answers_pings()
    {
        using var client = await RawClient.ConnectAsync(server.Process.Address);
        await client.SendAsync(Handshake);
        await client.ReadUntilAsync("101 ");
        await client.SendAsync(Frame("{\"type\":\"connection_init\"}"));
        await client.ReadUntilAsync("connection_ack");
        for (var i = 0; i < 300; i++)
        {
            await client.SendAsync(Frame($"{{\"type\":\"subscribe\",\"id\":\"{i}\",\"payload\":{{\"query\":\"{Introspection}\"}}}}"));
        }

        await SlowClients.DripAsync(client, Frame("{\"type\":\"pong\"}"));
    }

    [Fact]
    public async Task Whoever_vanishes_is_cut_off()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ =>
        {
            var client = await RawClient.ConnectAsync(server.Process.Address);
            await client.SendAsync(Handshake);
            await client.ReadUntilAsync("101 ");
            await client.SendAsync(Frame("{\"type\":\"connection_init\"}"));
            await client.SendAsync(Frame("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { onRegistryChanged { revision } }\"}}"));
            return client;
        }));

        // They hear what comes, to see the end, and say nothing more: no pong, no close.
        var said = await Task.WhenAll(clients.Select(client => client.ReadToEndAsync()));

        said.ShouldAllBe(text => text.Contains("\"type\":\"next\"") && text.EndsWith("No pong was received in time"));
        Array.ForEach(clients, client => client.Dispose());
    }

    /// <summary>A masked text frame, its mask all zeros.</summary>
    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : [0x81, 0xFE, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
    }

    private static string Copies() => string.Concat(Enumerable.Range(0, 50).Select(i => $"m{i}: metadata {{ key value }} "));

    private async Task ChangeMuchAsync()
    {
        for (var change = 0; change < 30; change++)
        {
            var answer = await server.Process.Client.PostAsync(
                "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { change errors { __typename } } }",
                new
                {
                    input = new
                    {
                        service = "shop",
                        version = $"1.0.{change}",
                        key = "a",
                        metadata = Enumerable.Range(0, 20).Select(i => new { key = $"k{i}", value = new string('v', 200) }),
                    },
                });
            answer.Data.GetProperty("registerInstance").GetProperty("change").GetString().ShouldBe(change == 0 ? "CREATED" : "CHANGED");
        }
    }
}
