using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

/// <summary>Saying hello, and what breaks the protocol.</summary>
public sealed class SocketProtocolTests
{
    [Fact]
    public async Task Init_IsAcknowledged()
    {
        await using var host = await GraphQLHost.StartAsync();

        using var socket = await SocketClient.ConnectAsync(host);

        socket.Subprotocol.ShouldBe("graphql-transport-ws");
        await socket.CloseAsync();
    }

    [Fact]
    public async Task Init_NotSentIn10Seconds_Is4408()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host);
        await host.Time.TimerIsSetAsync(TimeSpan.FromSeconds(10));

        host.Time.Advance(TimeSpan.FromSeconds(10));

        (await socket.ShouldCloseAsync(4408)).ShouldBe("Connection initialisation timeout");
    }

    [Fact]
    public async Task Init_SentInTime_StopsTheClock()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        host.Time.Advance(TimeSpan.FromSeconds(11));

        await socket.SendAsync("""{"type":"ping"}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task Init_Twice_Is4429()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync("""{"type":"connection_init"}""");

        (await socket.ShouldCloseAsync(4429)).ShouldBe("Too many initialisation requests");
    }

    [Fact]
    public async Task Subscribe_BeforeInit_Is4401()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host);

        await socket.SubscribeAsync("1");

        (await socket.ShouldCloseAsync(4401)).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task Subscribe_SameIdTwice_Is4409()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("x");
        var stream = await host.Executor.SubscribedAsync();

        await socket.SubscribeAsync("x");

        (await socket.ShouldCloseAsync(4409)).ShouldBe("Subscriber for x already exists");
        await stream.Left;
    }

    [Theory]
    [InlineData("nonsense", "Message is not valid JSON")]
    [InlineData("", "Message is not valid JSON")]
    [InlineData("{\"type\":\"ping\"}{}", "Message is not valid JSON")]
    [InlineData("[]", "Message is not a JSON object")]
    [InlineData("{}", "Message has no 'type' that is a string")]
    [InlineData("{\"type\":7}", "Message has no 'type' that is a string")]
    [InlineData("{\"type\":\"next\",\"id\":\"1\"}", "Message has an unknown 'type'")]
    [InlineData("{\"type\":\"start\",\"id\":\"1\"}", "Message has an unknown 'type'")]
    [InlineData("{\"type\":\"connection_init\",\"payload\":7}", "Message's 'payload' is not a JSON object")]
    [InlineData("{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ ok }\"}}", "Message's 'id' is not a non-empty string")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ ok }\"}}", "Message's 'id' is not a non-empty string")]
    [InlineData("{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ ok }\"}}", "Message's 'id' is not a non-empty string")]
    [InlineData("{\"type\":\"complete\"}", "Message's 'id' is not a non-empty string")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\"}", "Subscribe message has no 'payload'")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}", "Subscribe message is invalid: The request has no document: 'query' is missing.")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}", "Subscribe message is invalid: 'query' must be a string.")]
    [InlineData(
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ ok }\",\"variables\":[]}}",
        "Subscribe message is invalid: 'variables' must be a JSON object or null.")]
    public async Task Malformed_Is4400WithItsReason(string message, string reason)
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync(message);

        (await socket.ShouldCloseAsync(4400)).ShouldBe(reason);
    }

    [Fact]
    public async Task BinaryMessage_Is4400()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync("""{"type":"ping"}""", System.Net.WebSockets.WebSocketMessageType.Binary);

        (await socket.ShouldCloseAsync(4400)).ShouldBe("Message is not text");
    }

    [Theory]
    [InlineData(1024 * 1024, false)]
    [InlineData((1024 * 1024) + 1, true)]
    public async Task Message_OverTheLimit_Is1009(int size, bool tooBig)
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync("""{"type":"ping"}""".PadRight(size));

        if (tooBig)
        {
            await socket.ShouldCloseAsync(1009);
        }
        else
        {
            (await socket.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws-of-the-future")]
    public async Task Subprotocol_Unknown_IsAcceptedAndClosed4406(string? subprotocol)
    {
        await using var host = await GraphQLHost.StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Url);

        await connection.SendAsync(RawSocket.Handshake(subprotocol));

        var answer = await connection.ReadUntilAsync("not acceptable");
        answer.ShouldStartWith("HTTP/1.1 101");
        answer.ShouldContain("\u0088\u001C\u0011\u0036Subprotocol not acceptable");
    }

    [Fact]
    public async Task Ping_IsAnsweredWithItsPayload_EvenBeforeInit()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.OpenAsync(host);

        await socket.SendAsync("""{"payload":{"a":"é"},"type":"ping"}""");

        (await socket.ReceiveAsync()).ShouldBe("""{"type":"pong","payload":{"a":"é"}}""");
    }

    [Fact]
    public async Task ClientCloses_IsAnsweredWithAClose()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var stream = await host.Executor.SubscribedAsync();

        await socket.CloseAsync();

        await stream.Left;
        host.Logs.Entries.ShouldBeEmpty();
    }
}
