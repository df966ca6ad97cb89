using System.Text;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class TcpCheckTests(LoadedChecks checks)
{
    [Fact]
    public async Task A_connection_is_a_pass()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);

        var result = await RunAsync("{}", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Pass);
        result.Output!.ShouldMatch(@"^connected in [0-9.]+ m?s$");
    }

    [Fact]
    public async Task Host_and_port_win_over_those_of_the_instance()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);

        (await RunAsync($$"""{"host":"127.0.0.1","port":{{server.Target.Port}}}""", new CheckTarget(null, "nobody.invalid", null))).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task Without_a_port_there_is_nothing_to_check() =>
        (await RunAsync("{}", new CheckTarget("tcp", "127.0.0.1", null)))
            .ShouldBe(CheckResult.Error("neither the check nor the instance has a port", "TARGET_INCOMPLETE"));

    [Fact]
    public async Task What_was_sent_is_answered_in_pieces()
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            var ping = new byte[6];
            await stream.ReadExactlyAsync(ping);
            var pong = Encoding.UTF8.GetBytes($"+PÖNG for {Encoding.UTF8.GetString(ping)}");
            await stream.WriteAsync(pong.AsMemory(0, 3));
            await stream.FlushAsync();
            await stream.WriteAsync(pong.AsMemory(3));
        });

        var result = await RunAsync("""{"send":"PING\r\n","expect":"PÖNG for PING"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Pass);
        result.Output!.ShouldStartWith("answered 'PÖNG for ***' in ");
    }

    [Fact]
    public async Task What_was_sent_is_in_no_answer_that_is_told_neither_as_a_whole_nor_a_line_of_it()
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            await stream.ReadExactlyAsync(new byte[22]);
            await stream.WriteAsync("-ERR 'AUTH sesame'? Then QUIT\r\n"u8.ToArray());
        });

        var result = await RunAsync("""{"send":"AUTH sesame\r\nNO\r\nQUIT\n","expect":"-ERR 'AUTH sesame'? Then QUIT"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Pass);
        result.Output!.ShouldStartWith("answered '-ERR '***'? Then ***' in ");
    }

    [Fact]
    public async Task A_greeting_is_expected_without_sending()
    {
        await using var server = await ScriptedServer.StartAsync(stream => stream.WriteAsync("220 ready\r\n"u8.ToArray()).AsTask());

        (await RunAsync("""{"expect":"220 "}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
        var other = await RunAsync("""{"expect":"250 "}""", server.Target);
        other.Outcome.ShouldBe(CheckOutcome.Fail);
        other.Output!.ShouldStartWith("closed after '220 ready\n', expected '250 ' in ");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_times_out()
    {
        using var server = new SilentServer();

        var result = await RunAsync("""{"send":"hello","expect":"world"}""", server.Target, 0.3);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("timed out after 300 ms: connected, but answered nothing, expected 'world'");
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut()
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            var block = new byte[8192];
            for (var i = 0; i < 64; i++)
            {
                await stream.WriteAsync(block);
            }
        });

        var result = await RunAsync("""{"expect":"needle"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("64 KB came without 'needle'");
    }

    [Fact]
    public async Task Tls_is_spoken_and_the_certificate_verified()
    {
        await using var server = await ScriptedServer.StartAsync(stream => stream.WriteAsync("secret"u8.ToArray()).AsTask(), tls: true);
        var target = server.Target with { Host = "localhost" };

        var trusting = await RunAsync("""{"tls":true,"skipCertificateVerification":true,"expect":"secret"}""", target);
        var verifying = await RunAsync("""{"tls":true}""", target);

        trusting.Outcome.ShouldBe(CheckOutcome.Pass, trusting.Output);
        verifying.Outcome.ShouldBe(CheckOutcome.Fail);
        verifying.Output!.ShouldStartWith("TLS handshake failed: the remote certificate");
    }

    [Fact]
    public async Task A_target_without_tls_fails_the_handshake()
    {
        await using var server = await ScriptedServer.StartAsync(stream => stream.WriteAsync("220 plain text here\r\n"u8.ToArray()).AsTask());

        var result = await RunAsync("""{"tls":true}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Fail, result.Output);
    }

    [Fact]
    public async Task A_slow_pass_is_a_warning()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask, tls: true);

        var result = await RunAsync("""{"tls":true,"skipCertificateVerification":true,"degradedAfter":"PT0.001S"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Warn);
        result.Output!.ShouldEndWith("slower than 1 ms");
    }

    [Fact]
    public async Task A_target_that_is_not_there_fails_in_words()
    {
        var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await server.DisposeAsync();

        (await RunAsync("{}", server.Target)).ShouldBe(CheckResult.Fail($"connection refused by 127.0.0.1:{server.Target.Port}"));
        (await RunAsync("{}", new CheckTarget(null, "169.254.169.254", 80))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("""{"port":0,"host":"a b"}""", "host,port")]
    [InlineData("""{"send":""}""", "send")]
    [InlineData("""{"expect":""}""", "expect")]
    [InlineData("""{"degradedAfter":"P2D"}""", "degradedAfter")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', await checks.ProblemsAsync("tcp", settings)).ShouldBe(paths);

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("tcp", settings, target, seconds);
}
