using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class WebSocketCheckTests(LoadedChecks checks)
{
    [Theory]
    [InlineData("{}", CheckOutcome.Pass, "connected in ")]
    [InlineData("""{"send":"ping","expect":"you said ping"}""", CheckOutcome.Pass, "answered 'you said ***'")]
    [InlineData("""{"send":"bye","expect":"ping"}""", CheckOutcome.Fail, "closed with 1000 after 1 message, expected 'ping'")]
    [InlineData("""{"subprotocol":"chat"}""", CheckOutcome.Pass, "connected")]
    [InlineData("""{"subprotocol":"other"}""", CheckOutcome.Fail, "the server chose no subprotocol, expected other")]
    [InlineData("""{"path":"/none"}""", CheckOutcome.Fail, "the handshake was answered 404, expected 101")]
    [InlineData("""{"headers":[{"name":"X-Key","value":"k"}],"expect":"key k"}""", CheckOutcome.Pass, "answered 'key k'")]
    public async Task It_connects_says_and_hears(string settings, CheckOutcome outcome, string output)
    {
        await using var server = await WebServer.StartAsync(EchoAsync);

        var result = await RunAsync(settings, server.Http);

        result.Outcome.ShouldBe(outcome, result.Output);
        result.Output!.ShouldContain(output);
    }

    [Fact]
    public async Task Tls_is_spoken_and_the_certificate_verified()
    {
        await using var server = await WebServer.StartAsync(EchoAsync);

        (await RunAsync("""{"skipCertificateVerification":true}""", server.Https)).Outcome.ShouldBe(CheckOutcome.Pass);
        var verifying = await RunAsync("{}", server.Https);
        verifying.Outcome.ShouldBe(CheckOutcome.Fail);
        verifying.Output!.ShouldStartWith("TLS handshake failed: the remote certificate");
    }

    [Fact]
    public async Task What_never_comes_times_out()
    {
        await using var server = await WebServer.StartAsync(EchoAsync);

        var result = await RunAsync("""{"expect":"ping"}""", server.Http, 1);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("timed out after 1 s");
    }

    [Fact]
    public async Task Messages_without_an_end_are_cut()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            using var socket = await Feature(context);
            for (var i = 0; i < 64; i++)
            {
                await socket.SendAsync(new byte[8192], WebSocketMessageType.Text, endOfMessage: i % 2 == 1, CancellationToken.None);
            }
        });

        var result = await RunAsync("""{"expect":"needle"}""", server.Http);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("64 KB came without 'needle'");
    }

    [Fact]
    public async Task What_is_not_there_fails_and_what_is_denied_is_an_error()
    {
        var server = await WebServer.StartAsync();
        await server.DisposeAsync();

        (await RunAsync("{}", server.Http)).ShouldBe(CheckResult.Fail($"connection refused by 127.0.0.1:{server.Http.Port}"));
        (await RunAsync("{}", new CheckTarget("ws", "169.254.169.254", 80))).Code.ShouldBe("TARGET_NOT_ALLOWED");
        (await RunAsync("{}", new CheckTarget("amqp", "127.0.0.1", 80))).Code.ShouldBe("TARGET_INCOMPLETE");
    }

    [Theory]
    [InlineData("""{"scheme":"http"}""", "scheme")]
    [InlineData("""{"path":"a b"}""", "path")]
    [InlineData("""{"subprotocol":"a b"}""", "subprotocol")]
    [InlineData("""{"headers":[{"name":"X-A","value":"1\r\nHost: b"},{"name":"Host","value":"b"},{"name":"Sec-WebSocket-Key","value":"b"}]}""", "headers.0.value,headers.1.name,headers.2.name")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', await checks.ProblemsAsync("websocket", settings)).ShouldBe(paths);

    private static Task<WebSocket> Feature(HttpContext context, string? subprotocol = null) =>
        context.WebSockets.AcceptWebSocketAsync(subprotocol);

    private static async Task EchoAsync(HttpContext context)
    {
        if (context.Request.Path == "/none")
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var socket = await Feature(context, context.WebSockets.WebSocketRequestedProtocols.Contains("chat") ? "chat" : null);
        if (context.Request.Headers.TryGetValue("X-Key", out var key))
        {
            await SayAsync(socket, $"key {key}");
        }

        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } received)
        {
            var said = Encoding.UTF8.GetString(buffer, 0, received.Count);
            await SayAsync(socket, $"you said {said}");
            if (said == "bye")
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }
    }

    private static Task SayAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("websocket", settings, target, seconds);
}
