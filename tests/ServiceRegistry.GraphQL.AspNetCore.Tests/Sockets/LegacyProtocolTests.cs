using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

/// <summary>The older of the two subprotocols.</summary>
public sealed class LegacyProtocolTests
{
    private const string Init = """{"type":"connection_init","payload":{}}""";

    [Fact]
    public async Task Query_IsDataAndComplete()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await ConnectAsync(host);

        socket.Subprotocol.ShouldBe("graphql-ws");
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"data","payload":{"data":{"ok":true}}}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Fact]
    public async Task Subscription_IsStopped()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await ConnectAsync(host);
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"subscription { events }"}}""");
        var stream = await host.Executor.SubscribedAsync();
        stream.Next("""{"data":{"events":1}}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"data","payload":{"data":{"events":1}}}""");

        await socket.SendAsync("""{"id":"1","type":"stop"}""");

        await stream.Left;
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");
        (await socket.ReceiveAsync()).ShouldContain("true");
    }

    [Fact]
    public async Task Start_BeforeTheAck_WaitsForIt()
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddSocketSessionInterceptor<Gate>().Services.AddSingleton<Decision>());
        using var socket = await SocketClient.OpenAsync(host, "graphql-ws");
        await socket.SendAsync(Init);
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");
        await socket.SendAsync("""{"id":"2","type":"start","payload":{"query":"{ wait }"}}""");
        await socket.SendAsync("""{"id":"2","type":"stop"}""");
        await socket.SendAsync("""{"id":"3","type":"start","payload":{"query":"subscription { refused }"}}""");

        host.Services.GetRequiredService<Decision>().Made.SetResult(ConnectionStatus.Accept());

        (await socket.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        string[] messages = [await socket.ReceiveAsync(), await socket.ReceiveAsync(), await socket.ReceiveAsync()];
        messages.ShouldBe(
            [
                """{"id":"1","type":"data","payload":{"data":{"ok":true}}}""",
                """{"id":"1","type":"complete"}""",
                """{"id":"3","type":"error","payload":{"message":"Compacted.","extensions":{"code":"REVISION_COMPACTED"}}}""",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Connection_Refused_IsToldAndClosed()
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddSocketSessionInterceptor<Gate>().Services.AddSingleton<Decision>());
        using var socket = await SocketClient.OpenAsync(host, "graphql-ws");
        await socket.SendAsync(Init);
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");

        host.Services.GetRequiredService<Decision>().Made.SetResult(ConnectionStatus.Reject("No \"key\"."));

        (await socket.ReceiveAsync()).ShouldBe("""{"type":"connection_error","payload":{"message":"No \u0022key\u0022."}}""");
        (await socket.ShouldCloseAsync(1011)).ShouldBe("No \"key\".");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task KeepAlive_IsSentAndNotAnswered()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await ConnectAsync(host);

        for (var i = 0; i < 3; i++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(12));
            (await socket.ReceiveAsync()).ShouldBe("""{"type":"ka"}""");
        }
    }

    [Theory]
    [InlineData("""{"type":"connection_terminate"}""", 1000)]
    [InlineData(Init, 1002)]
    [InlineData("nonsense", 1002)]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"{ ok }"}}""", 1002)]
    [InlineData("""{"id":"1","type":"start"}""", 1002)]
    [InlineData("""{"type":"ping"}""", 1002)]
    public async Task Message_ClosesTheSocket(string message, int code)
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await ConnectAsync(host);

        await socket.SendAsync(message);

        await socket.ShouldCloseAsync(code);
    }

    [Fact]
    public async Task Start_WithoutInit_Is1002()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host, "graphql-ws");

        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");

        await socket.ShouldCloseAsync(1002);
    }

    [Fact]
    public async Task Init_NotSentInTime_Is1002()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host, "graphql-ws");
        await host.Time.TimerIsSetAsync(TimeSpan.FromSeconds(10));

        host.Time.Advance(TimeSpan.FromSeconds(10));

        await socket.ShouldCloseAsync(1002);
    }

    [Fact]
    public async Task IdInUse_Is1011()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await ConnectAsync(host);
        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"subscription { events }"}}""");
        await host.Executor.SubscribedAsync();

        await socket.SendAsync("""{"id":"1","type":"start","payload":{"query":"{ ok }"}}""");

        await socket.ShouldCloseAsync(1011);
    }

    [Theory]
    [InlineData(new[] { "graphql-ws", "graphql-transport-ws" }, "graphql-ws")]
    [InlineData(new[] { "mqtt", "graphql-transport-ws", "graphql-ws" }, "graphql-transport-ws")]
    public async Task SeveralOffered_TheFirstKnownIsTaken(string[] offered, string taken)
    {
        await using var host = await GraphQLHost.StartAsync();

        using var socket = await SocketClient.OpenAsync(host, string.Join(", ", offered));

        socket.Subprotocol.ShouldBe(taken);
    }

    private static async Task<SocketClient> ConnectAsync(GraphQLHost host)
    {
        var socket = await SocketClient.OpenAsync(host, "graphql-ws");
        await socket.SendAsync(Init);
        (await socket.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return socket;
    }

    private sealed class Decision
    {
        public TaskCompletionSource<ConnectionStatus> Made { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Gate(Decision decision) : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, JsonElement? connectionInitPayload, CancellationToken cancellationToken) => new(decision.Made.Task.WaitAsync(cancellationToken));
    }
}
