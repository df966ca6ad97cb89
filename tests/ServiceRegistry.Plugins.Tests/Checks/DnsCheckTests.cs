using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class DnsCheckTests(LoadedChecks checks)
{
    private static readonly byte[] Loopback = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 127, 0, 0, 1];

    [Theory]
    [InlineData("""{"name":"a.test"}""", CheckOutcome.Pass, "a.test was answered 127.0.0.1 in ")]
    [InlineData("""{"name":"a.test","expect":["127.0.0.1"],"expectNothingElse":true}""", CheckOutcome.Pass, "127.0.0.1")]
    [InlineData("""{"name":"a.test","expect":["127.0.0.2"]}""", CheckOutcome.Fail, "was answered 127.0.0.1, expected 127.0.0.2")]
    [InlineData("""{"name":"a.test","expectNothingElse":true}""", CheckOutcome.Fail, "of which 127.0.0.1 was not expected")]
    [InlineData("""{"name":"a.test","minAnswers":2}""", CheckOutcome.Fail, "expected at least 2 answers")]
    public async Task Answers_are_held_against_what_is_expected(string settings, CheckOutcome outcome, string output)
    {
        await using var server = new DnsServer(query => [Answer(query, 0, Loopback)]);

        var result = await RunAsync(settings, server.Target);

        result.Outcome.ShouldBe(outcome, result.Output);
        result.Output!.ShouldContain(output);
    }

    [Theory]
    [InlineData(2, "SERVFAIL")]
    [InlineData(3, "NXDOMAIN")]
    [InlineData(5, "REFUSED")]
    [InlineData(9, "the response code 9")]
    public async Task A_response_code_fails(byte code, string word)
    {
        await using var server = new DnsServer(query => [Answer(query, code)]);

        var result = await RunAsync("""{"name":"a.test"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith($"a.test was answered {word} in ");
    }

    [Fact]
    public async Task A_name_that_must_not_be_there_is_asked_for_as_well()
    {
        await using var server = new DnsServer(query => [Answer(query, 3)]);

        (await RunAsync("""{"name":"a.test","minAnswers":0}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task Answers_to_other_questions_are_passed_over()
    {
        await using var server = new DnsServer(query =>
        {
            var otherId = Answer(query, 5);
            otherId[0] ^= 0xff;
            var otherName = Answer(query, 5);
            otherName[13] ^= 1;
            return [[], [1, 2, 3], query, otherId, otherName, Answer(query, 0, Loopback)];
        });

        (await RunAsync("""{"name":"a.test"}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task A_lost_datagram_is_asked_for_again()
    {
        var asked = 0;
        await using var server = new DnsServer(query => ++asked == 1 ? [] : [Answer(query, 0, Loopback)]);

        (await RunAsync("""{"name":"a.test"}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
        asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(new byte[] { 0xc0 })]
    [InlineData(new byte[] { 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0xff, 0xff, 127, 0, 0, 1 })] // longer than the message
    [InlineData(new byte[] { 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 3, 127, 0, 0 })] // no address
    [InlineData(new byte[] { 0xc0, 24, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 127, 0, 0, 1 })] // points to itself
    [InlineData(new byte[] { 0xff, 0xff, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 127, 0, 0, 1 })] // points beyond the end
    [InlineData(new byte[] { 0x80, 0, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 127, 0, 0, 1 })] // a kind of name that is none
    public async Task A_malformed_answer_fails_in_words(byte[] record)
    {
        await using var server = new DnsServer(query => [Answer(query, 0, record)]);

        var result = await RunAsync("""{"name":"a.test"}""", server.Target);

        result.Outcome.ShouldBe(CheckOutcome.Fail, result.Output);
        result.Output!.ShouldStartWith("the answer is malformed: ");
    }

    [Fact]
    public async Task A_server_that_is_silent_not_there_or_denied_is_told_apart()
    {
        await using var silent = new DnsServer(_ => []);
        var gone = new DnsServer(_ => []);
        var target = gone.Target;
        await gone.DisposeAsync();

        (await RunAsync("""{"name":"a.test"}""", silent.Target, 0.3)).ShouldBe(CheckResult.Fail("timed out after 300 ms"));
        (await RunAsync("""{"name":"a.test"}""", target)).ShouldBe(CheckResult.Fail($"datagrams refused by 127.0.0.1:{target.Port}"));
        (await RunAsync("""{"name":"a.test"}""", new CheckTarget(null, "169.254.169.254", null))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("""{"name":"a b"}""", "name")]
    [InlineData("""{"name":"127.0.0.1"}""", "name")]
    [InlineData("""{"name":"a.test","expect":["127.0.0.1","::1"]}""", "expect.1")]
    [InlineData("""{"name":"a.test","type":"AAAA","expect":["127.0.0.1"]}""", "expect.0")]
    [InlineData("""{"name":"a.test","type":"SRV","expect":["1 2 8080 a.test","1 2 a.test"]}""", "expect.1")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', (await checks.ProblemsAsync("dns", settings)).Distinct()).ShouldBe(paths);

    /// <summary>The question once more, with a response code and records; what the query added of its own is cut off.</summary>
    private static byte[] Answer(byte[] query, byte code, params byte[][] records)
    {
        byte[] answer = [.. query[..^11], .. records.SelectMany(record => record)];
        (answer[2], answer[3], answer[7], answer[11]) = (0x81, (byte)(0x80 | code), (byte)records.Length, 0);
        return answer;
    }

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("dns", settings, target, seconds);
}
