using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

/// <summary>Pings, slow readers, the server's end, and interceptors.</summary>
public sealed class SocketLifetimeTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Ping_Answered_IsSentAgainAndAgain()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        for (var i = 0; i < 3; i++)
        {
            host.Time.Advance(Interval);
            (await socket.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");
            await socket.SendAsync("""{"type":"pong"}""");

            // The answer to a ping of ours tells that the pong before it was read.
            await socket.SendAsync("""{"type":"ping"}""");
            (await socket.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
        }
    }

    [Fact]
    public async Task Ping_NotAnsweredByTheNext_ClosesTheSocket()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var stream = await host.Executor.SubscribedAsync();
        host.Time.Advance(Interval);
        (await socket.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");

        host.Time.Advance(Interval);

        await socket.ShouldCloseAsync(4499);
        await stream.Left;
    }

    [Fact]
    public async Task Close_PeerDoesNotAnswer_ConnectionIsCut()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(RawSocket.Handshake());
        await connection.ReadUntilAsync("\r\n\r\n");
        await connection.SendAsync(RawSocket.Text("nonsense"u8));
        await connection.ReadUntilAsync("not valid JSON");

        host.Time.Advance(TimeSpan.FromSeconds(5));

        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Frame_InvalidUtf8_EndsTheConnection()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(RawSocket.Handshake());
        await connection.ReadUntilAsync("\r\n\r\n");

        await connection.SendAsync(RawSocket.Text([0xC3, 0x28]));

        // The framework's own reader of frames says 1007 and cuts it, in which order a client may or may not see.
        (await connection.ReadToEndAsync()).Length.ShouldBeLessThan(130);
        host.Logs.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServerStops_CompletesOperationsThenCloses1001()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var stream = await host.Executor.SubscribedAsync();

        var stopping = host.StopAsync();

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
        (await socket.ShouldCloseAsync(1001)).ShouldMatch("^The server stops; come back in [1-5]\\.[0-9] s$");
        await stream.Left;
        await socket.CloseAsync();
        await stopping.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task SlowReader_IsEndedWithTheRevisionToResumeFrom()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Url, receiveBuffer: 4096);
        await connection.SendAsync(RawSocket.Handshake());
        await connection.ReadUntilAsync("\r\n\r\n");
        await connection.SendAsync(RawSocket.Text("{\"type\":\"connection_init\"}"u8));
        await connection.ReadUntilAsync("connection_ack");
        await connection.SendAsync(RawSocket.Text("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { events }\"}}"u8));
        var stream = await host.Executor.SubscribedAsync();

        // More than the two sockets' buffers hold: one payload is being sent, one waits, and the next finds no room.
        stream.Next("{\"data\":0}", "epoch:41");
        for (var i = 0; i < 3; i++)
        {
            stream.Next("\"" + new string('x', 6_000_000) + "\"", $"epoch:{42 + i}");
        }

        await host.Time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
        host.Time.Advance(TimeSpan.FromSeconds(5));

        var text = await connection.ReadUntilAsync("RESUME_FROM\",\"resumeFrom\":42,\"epoch\":\"epoch\"}}]}");
        text.ShouldContain("\"type\":\"error\"");
        await stream.Left;
    }

    [Fact]
    public async Task Interceptor_SeesThePayloadAndMayRefuse()
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddSocketSessionInterceptor<TokenInterceptor>());
        using var socket = await SocketClient.OpenAsync(host);

        await socket.SendAsync("""{"type":"connection_init","payload":{"Authorization":"Bearer bad"}}""");

        (await socket.ShouldCloseAsync(4403)).ShouldBe("No such token");
    }

    [Fact]
    public async Task Interceptor_PutsStateIntoRequestsAndMayRefuseThem()
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddSocketSessionInterceptor<TokenInterceptor>());
        using var socket = await SocketClient.OpenAsync(host);
        await socket.SendAsync("""{"type":"connection_init","payload":{"Authorization":"Bearer good"}}""");
        await socket.ReceiveAsync();

        await socket.SubscribeAsync("1", "{ ok }");
        (await socket.ReceiveAsync()).ShouldContain("next");
        (await socket.ReceiveAsync()).ShouldContain("complete");
        host.Executor.LastRequest!.ContextData!["token"].ShouldBe("Bearer good");
        host.Executor.LastRequest.Services.ShouldNotBeNull();
        await socket.SubscribeAsync("refused", "{ ok }");
        (await socket.ReceiveAsync()).ShouldContain("FORBIDDEN");
    }

    private sealed class TokenInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session,
            JsonElement? connectionInitPayload,
            CancellationToken cancellationToken)
        {
            var token = connectionInitPayload?.GetProperty("Authorization").GetString();
            session.ContextData["token"] = token;
            return new(token == "Bearer good" ? ConnectionStatus.Accept() : ConnectionStatus.Reject("No such token"));
        }

        public override ValueTask OnRequestAsync(
            ISocketSession session,
            string operationSessionId,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken)
        {
            if (operationSessionId == "refused")
            {
                throw new GraphQLException("Not you.", "FORBIDDEN");
            }

            requestBuilder.SetGlobalState("token", session.ContextData["token"]);
            return default;
        }
    }
}
