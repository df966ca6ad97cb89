using System.Text;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class RedisCheckTests(LoadedChecks checks)
{
    [Theory]
    [InlineData("+PONG\r\n", "{}", CheckOutcome.Pass, "PING was answered 'PONG' in ")]
    [InlineData("+PONG\r\n", """{"expect":"PANG"}""", CheckOutcome.Fail, "PING was answered 'PONG', expected 'PANG'")]
    [InlineData(":3\r\n", """{"command":"LLEN","arguments":["jobs"],"expect":"3"}""", CheckOutcome.Pass, "'3'")]
    [InlineData("$11\r\nrole:master\r\n", """{"command":"INFO","expect":"role:master"}""", CheckOutcome.Pass, "'role:master'")]
    [InlineData("$-1\r\n", """{"command":"GET","arguments":["x"],"expect":"1"}""", CheckOutcome.Fail, "'(nil)', expected '1'")]
    [InlineData("*2\r\n$6\r\nmaster\r\n:0\r\n", """{"command":"ROLE","expect":"master"}""", CheckOutcome.Pass, "master")]
    [InlineData("-LOADING Redis is loading the dataset in memory\r\n", "{}", CheckOutcome.Fail, "LOADING")]
    [InlineData("-NOAUTH Authentication required.\r\n", "{}", CheckOutcome.Error, "the server refuses the check")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "{}", CheckOutcome.Fail, "does not speak the protocol of Redis: its answer does not begin like a reply")]
    [InlineData("$99999999\r\n", "{}", CheckOutcome.Fail, "longer than 64 KB")]
    [InlineData("$x\r\n", "{}", CheckOutcome.Fail, "a length is no number")]
    [InlineData("+PONG\rX", "{}", CheckOutcome.Fail, "a line does not end as it should")]
    [InlineData("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", "{}", CheckOutcome.Fail, "nested too deeply")]
    [InlineData("+PO", "{}", CheckOutcome.Fail, "connection closed by the target")]
    public async Task A_reply_is_read_and_judged(string reply, string settings, CheckOutcome outcome, string output)
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            await stream.ReadAtLeastAsync(new byte[4096], 1);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply));
        });

        var result = await RunAsync(settings, server.Target);

        result.Outcome.ShouldBe(outcome, result.Output);
        result.Output!.ShouldContain(output);
    }

    [Fact]
    public async Task It_authenticates_and_selects_before_it_asks()
    {
        var asked = new StringBuilder();
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            var buffer = new byte[4096];
            foreach (var reply in (string[])["+OK\r\n", "+OK\r\n", "$2\r\nhi\r\n"])
            {
                asked.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(reply));
            }
        });

        var result = await RunAsync("""{"username":"probe","password":"a\r\nb","database":2,"command":"ECHO","arguments":["hi"]}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Pass, result.Output);
        asked.ToString().ShouldBe("*3\r\n$4\r\nAUTH\r\n$5\r\nprobe\r\n$4\r\na\r\nb\r\n*2\r\n$6\r\nSELECT\r\n$1\r\n2\r\n*2\r\n$4\r\nECHO\r\n$2\r\nhi\r\n");
    }

    [Fact]
    public async Task A_connection_is_kept_where_that_is_asked_for_and_opened_anew_where_it_was_closed()
    {
        var connections = 0;
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            connections++;
            var buffer = new byte[4096];

            // The password and two commands: then it has enough of this client.
            for (var reply = 0; reply < 3 && await stream.ReadAsync(buffer) > 0; reply++)
            {
                await stream.WriteAsync(reply == 0 ? "+OK\r\n"u8.ToArray() : "+PONG\r\n"u8.ToArray());
            }
        });
        const string Settings = """{"password":"sesame","keepConnection":true}""";

        var results = new List<CheckResult>();
        for (var run = 0; run < 4; run++)
        {
            results.Add(await RunAsync(Settings, server.Target, seconds: 60));
        }

        results.ShouldAllBe(result => result.Outcome == CheckOutcome.Pass);
        results.Select(result => result.Measurements.Count).ShouldBe([1, 0, 1, 0]);
        connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_password_says_nothing_of_the_target()
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            await stream.ReadAtLeastAsync(new byte[4096], 1);
            await stream.WriteAsync("-WRONGPASS invalid username-password pair\r\n"u8.ToArray());
        });

        var result = await RunAsync("""{"password":"guess"}""", server.Target);

        (result.Outcome, result.Code).ShouldBe((CheckOutcome.Error, "WRONGPASS"));
        result.Output!.ShouldNotContain("guess");
    }

    [Fact]
    public async Task A_silent_server_times_out_and_a_denied_one_is_an_error()
    {
        using var server = new SilentServer();

        (await RunAsync("{}", server.Target, 0.3)).ShouldBe(CheckResult.Fail("timed out after 300 ms"));
        (await RunAsync("{}", new CheckTarget(null, "169.254.169.254", null))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("""{"command":"FLUSHALL"}""", "command")]
    [InlineData("""{"command":"GET x"}""", "command")]
    [InlineData("""{"command":"ping"}""", "command")]
    [InlineData("""{"username":"u"}""", "password")]
    [InlineData("""{"database":-1,"expect":""}""", "database,expect")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', await checks.ProblemsAsync("redis", settings)).ShouldBe(paths);

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("redis", settings, target, seconds);
}
