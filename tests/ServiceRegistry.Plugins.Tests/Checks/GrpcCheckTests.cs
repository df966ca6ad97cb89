using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class GrpcCheckTests(LoadedChecks checks)
{
    [Theory]
    [InlineData(new byte[] { 0x08, 1 }, CheckOutcome.Pass, "SERVING")]
    [InlineData(new byte[] { 0x08, 2 }, CheckOutcome.Fail, "NOT_SERVING")]
    [InlineData(new byte[0], CheckOutcome.Fail, "UNKNOWN")]
    [InlineData(new byte[] { 0x08, 3 }, CheckOutcome.Fail, "SERVICE_UNKNOWN")]
    [InlineData(new byte[] { 0x08, 9 }, CheckOutcome.Fail, "unknown serving status 9")]
    [InlineData(new byte[] { 0x12, 2, 0x41, 0x42, 0x08, 1 }, CheckOutcome.Pass, "SERVING")]
    [InlineData(new byte[] { 0x08 }, CheckOutcome.Fail, "the answer is not a health message")]
    public async Task The_serving_status_decides(byte[] message, CheckOutcome outcome, string output)
    {
        await using var server = await WebServer.StartAsync(context => HealthService.AnswerAsync(context, message));

        var result = await RunAsync("{}", server.H2);

        result.Outcome.ShouldBe(outcome);
        result.Output!.ShouldStartWith(output + " in ");
    }

    [Theory]
    [InlineData(5, "unknown%20service", CheckOutcome.Fail, "the service 'a.B' is not registered (NOT_FOUND: unknown service)")]
    [InlineData(12, null, CheckOutcome.Fail, "the server does not offer grpc.health.v1.Health (UNIMPLEMENTED)")]
    [InlineData(14, "gone%", CheckOutcome.Fail, "UNAVAILABLE: gone%")]
    [InlineData(4, null, CheckOutcome.Fail, "DEADLINE_EXCEEDED")]
    [InlineData(13, null, CheckOutcome.Fail, "INTERNAL")]
    [InlineData(16, "who%3F", CheckOutcome.Error, "the server refuses the check (UNAUTHENTICATED: who?)")]
    [InlineData(7, null, CheckOutcome.Error, "the server refuses the check (PERMISSION_DENIED)")]
    [InlineData(99, null, CheckOutcome.Fail, "99")]
    public async Task The_status_of_the_call_is_told(int status, string? message, CheckOutcome outcome, string output)
    {
        await using var server = await WebServer.StartAsync(context => HealthService.RefuseAsync(context, status, message));

        var result = await RunAsync("""{"service":"a.B"}""", server.H2);

        result.Outcome.ShouldBe(outcome);
        result.Output!.ShouldStartWith(output + " in ");
    }

    [Fact]
    public async Task A_status_in_the_trailers_counts_also_after_a_message()
    {
        await using var server = await WebServer.StartAsync(context => HealthService.AnswerAsync(context, [0x08, 1], status: 14));

        (await RunAsync("{}", server.H2)).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Theory]
    [InlineData(503, "UNAVAILABLE: HTTP status 503")]
    [InlineData(404, "the server does not offer grpc.health.v1.Health")]
    [InlineData(200, "UNKNOWN: the answer is text/html, not gRPC")]
    public async Task An_answer_that_is_not_grpc_is_told(int status, string output)
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>");
        });

        var result = await RunAsync("{}", server.H2);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith(output);
    }

    [Fact]
    public async Task A_compressed_answer_fails()
    {
        await using var server = await WebServer.StartAsync(context => HealthService.AnswerAsync(context, [0x08, 1], compressed: 1));

        (await RunAsync("{}", server.H2)).Output!.ShouldStartWith("the answer is compressed");
    }

    [Theory]
    [InlineData(0x7, "UNAVAILABLE: ")]
    [InlineData(0x8, "CANCELLED: ")]
    [InlineData(0xb, "RESOURCE_EXHAUSTED: ")]
    [InlineData(0x2, "INTERNAL: ")]
    [InlineData(0xd, "the target does not speak HTTP/2")]
    public async Task A_reset_stream_has_the_meaning_of_its_code(int code, string output)
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Features.Get<IHttpResetFeature>()!.Reset(code);
            return Task.CompletedTask;
        });

        var result = await RunAsync("{}", server.H2);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith(output);
    }

    [Fact]
    public async Task The_request_is_what_the_protocol_says()
    {
        await using var server = await WebServer.StartAsync();

        await RunAsync(
            """{"service":"foo","authority":"health.example:81","metadata":[{"key":"x-tenant","value":"a b"},{"key":"x-raw-bin","value":"AQI"}]}""", server.H2, 1.5);
        await RunAsync("{}", server.H2);

        var request = server.Requests[0];
        (request.Method, request.Path, request.Protocol).ShouldBe(("POST", "/grpc.health.v1.Health/Check", "HTTP/2"));
        request.Body.ShouldBe("\0\0\0\0\u0005\n\u0003foo");
        request.Headers["Content-Type"].ShouldBe("application/grpc");
        request.Headers["TE"].ShouldBe("trailers");
        request.Headers["grpc-timeout"].ShouldBe("1500m");
        request.Headers["Host"].ShouldBe("health.example:81");
        (request.Headers["x-tenant"], request.Headers["x-raw-bin"]).ShouldBe(("a b", "AQI"));
        server.Requests[1].Body.ShouldBe("\0\0\0\0\0");
    }

    [Fact]
    public async Task Tls_is_spoken_and_the_certificate_verified()
    {
        await using var server = await WebServer.StartAsync();

        var trusting = await RunAsync("""{"tls":true,"skipCertificateVerification":true}""", server.Https);
        var verifying = await RunAsync("""{"tls":true}""", server.Https);

        trusting.Outcome.ShouldBe(CheckOutcome.Pass, trusting.Output);
        verifying.Outcome.ShouldBe(CheckOutcome.Fail);
        verifying.Output!.ShouldStartWith("TLS handshake failed: the remote certificate");
    }

    [Fact]
    public async Task Host_and_port_win_over_those_of_the_instance()
    {
        await using var server = await WebServer.StartAsync();

        (await RunAsync($$"""{"host":"localhost","port":{{server.H2.Port}}}""", new CheckTarget(null, "nobody.invalid", 1))).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("{}", new CheckTarget(null, "localhost", null))).Code.ShouldBe("TARGET_INCOMPLETE");
    }

    [Fact]
    public async Task A_slow_pass_is_a_warning()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync("""{"tls":true,"skipCertificateVerification":true,"degradedAfter":"PT0.001S"}""", server.Https);

        result.Outcome.ShouldBe(CheckOutcome.Warn);
        result.Output!.ShouldMatch("^SERVING in .*, slower than 1 ms$");
    }

    [Fact]
    public async Task A_target_that_is_no_grpc_server_fails_in_words()
    {
        var server = await WebServer.StartAsync();
        (await RunAsync("{}", server.Http)).ShouldBe(CheckResult.Fail("the target does not speak HTTP/2"));
        await server.DisposeAsync();

        (await RunAsync("{}", server.H2)).ShouldBe(CheckResult.Fail($"connection refused by 127.0.0.1:{server.H2.Port}"));
        (await RunAsync("{}", new CheckTarget(null, "169.254.169.254", 80))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_times_out()
    {
        using var server = new SilentServer();

        (await RunAsync("{}", server.Target, 0.3)).ShouldBe(CheckResult.Fail("timed out after 300 ms"));
    }

    [Theory]
    [InlineData("""{"port":0,"authority":"a b"}""", "port,authority")]
    [InlineData("""{"metadata":[{"key":"X-Upper","value":""}]}""", "metadata.0.key")]
    [InlineData("""{"metadata":[{"key":"grpc-timeout","value":"1S"}]}""", "metadata.0.key")]
    [InlineData("""{"metadata":[{"key":"te","value":"x"}]}""", "metadata.0.key")]
    [InlineData("""{"metadata":[{"key":"a","value":"b\r\nc: d"}]}""", "metadata.0.value")]
    [InlineData("""{"metadata":[{"key":"a","value":"b"},{"key":"a-bin","value":"not base64!"}]}""", "metadata.1.value")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', await checks.ProblemsAsync("grpc", settings)).ShouldBe(paths);

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("grpc", settings, target, seconds);
}
