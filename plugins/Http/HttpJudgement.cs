using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>Holds an answer against what is expected, and says so in words.</summary>
internal static class HttpJudgement
{
    public static CheckResult Of(HttpCheckSettings settings, HttpResponseMessage response, HttpBody? body, TimeSpan elapsed)
    {
        var answer = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        var said = $"{answer} in {DurationWords.Of(elapsed)}";
        // What a target says of its own health tells more than the status code that comes with it.
        var json = settings.ReadsJson && body is not null ? JsonJudgement.Of(settings, body, said) : null;
        if (settings.HealthJson && json is { Outcome: CheckOutcome.Fail })
        {
            return json;
        }

        if (!settings.Ranges.Any(range => range.Contains(response.StatusCode)))
        {
            var leads = response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400 ? $", which leads to {location}" : "";
            return CheckResult.Fail($"{said}{leads}, expected {string.Join(", ", settings.ExpectedStatus)}");
        }

        if (body is not null)
        {
            var place = body.IsCut ? "the first 64 KB of the body" : "the body";
            if (settings.ExpectedBody is { } text && !body.Text.Contains(text, StringComparison.Ordinal))
            {
                return CheckResult.Fail($"{said}, but {place} does not contain '{text}'");
            }

            if (settings.Pattern is { } pattern && !IsMatch(pattern, body.Text, out var slow))
            {
                return slow
                    ? CheckResult.Error($"{said}, but matching the body against the expression took too long")
                    : CheckResult.Fail($"{said}, but {place} does not match {settings.ExpectedBodyPattern}");
            }
        }

        if (json is { Outcome: CheckOutcome.Fail })
        {
            return json;
        }

        return elapsed > settings.FailedAfter
            ? CheckResult.Fail($"{said}, slower than {DurationWords.Of(settings.FailedAfter.Value)}")
            : (json ?? CheckResult.Pass(said)).WarnIfSlower(elapsed, settings.DegradedAfter);
    }

    private static bool IsMatch(Regex pattern, string text, out bool slow)
    {
        slow = false;
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            slow = true;
            return false;
        }
    }
}
