using System.Net.Sockets;
using System.Security.Authentication;

namespace ServiceRegistry.Abstractions.Tests.Checks;

public sealed class CheckResultTests
{
    public static TheoryData<Exception, CheckResult> Exceptions => new()
    {
        { new TargetNotAllowedException("no"), CheckResult.Error("no", "TARGET_NOT_ALLOWED") },
        { new HttpRequestException("x", new TargetNotAllowedException("no")), CheckResult.Error("no", "TARGET_NOT_ALLOWED") },
        { new HttpRequestException("x", new ConnectionFailedException("connection refused by a:1")), CheckResult.Fail("connection refused by a:1") },
        { new HttpRequestException("x", new AuthenticationException("The certificate is bad")), CheckResult.Fail("TLS handshake failed: the certificate is bad") },
        { new HttpRequestException("The answer is odd"), CheckResult.Fail("HTTP request failed: the answer is odd") },
        { new EndOfStreamException(), CheckResult.Fail("connection closed by the target") },
        { new IOException("Unable to read"), CheckResult.Fail("connection broken: unable to read") },
        { new FileNotFoundException("a.dll"), CheckResult.Error("FileNotFoundException: a.dll") },
        { new InvalidOperationException("a bug"), CheckResult.Error("InvalidOperationException: a bug") },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_says_whose_fault_it_is(Exception exception, CheckResult expected) =>
        CheckResult.FromException(exception).ShouldBe(expected);

    [Fact]
    public void A_reset_connection_is_the_targets_failure() =>
        CheckResult.FromException(new IOException("x", new SocketException((int)SocketError.ConnectionReset))).Outcome.ShouldBe(CheckOutcome.Fail);

    [Fact]
    public void Only_a_pass_becomes_a_warning_for_being_slow()
    {
        var limit = TimeSpan.FromMilliseconds(100);

        CheckResult.Pass("200 OK").WarnIfSlower(limit * 2, limit).ShouldBe(CheckResult.Warn("200 OK, slower than 100 ms"));
        CheckResult.Pass("200 OK").WarnIfSlower(limit, limit).Outcome.ShouldBe(CheckOutcome.Pass);
        CheckResult.Pass("200 OK").WarnIfSlower(limit * 2, null).Outcome.ShouldBe(CheckOutcome.Pass);
        CheckResult.Fail("503").WarnIfSlower(limit * 2, limit).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Theory]
    [InlineData(0.4, "0.4 ms")]
    [InlineData(12, "12 ms")]
    [InlineData(1250, "1.25 s")]
    [InlineData(90_000, "90 s")]
    [InlineData(300_000, "5 min")]
    [InlineData(129_600_000, "36 h")]
    public void Durations_are_said_in_words(double milliseconds, string expected) =>
        DurationWords.Of(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(expected);
}
