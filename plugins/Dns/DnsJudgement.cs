using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Dns;

/// <summary>Holds an answer against what is expected.</summary>
internal static class DnsJudgement
{
    private const int MaxShown = 20;

    public static CheckResult Of(DnsAnswer answer, DnsCheckSettings settings)
    {
        if (answer.ResponseCode != 0 && !(answer.ResponseCode == DnsMessage.NoSuchName && settings.MinAnswers == 0))
        {
            return CheckResult.Fail($"{settings.Name} was answered {Words(answer.ResponseCode)}");
        }

        var said = $"{settings.Name} was answered {(answer.Records.Count == 0 ? "nothing" : string.Join(", ", answer.Records.Take(MaxShown)))}";
        var expected = settings.Expect.Select(text => DnsAnswers.Normal(text, settings.Type)!).ToList();
        if (expected.Except(answer.Records).ToList() is { Count: > 0 } missing)
        {
            return CheckResult.Fail($"{said}, expected {string.Join(", ", missing)}");
        }

        if (settings.ExpectNothingElse && answer.Records.Except(expected).ToList() is { Count: > 0 } others)
        {
            return CheckResult.Fail($"{said}, of which {string.Join(", ", others.Take(MaxShown))} was not expected");
        }

        return answer.Records.Count < settings.MinAnswers
            ? CheckResult.Fail($"{said}, expected at least {settings.MinAnswers} answers")
            : CheckResult.Pass(said);
    }

    private static string Words(int responseCode) => responseCode switch
    {
        1 => "FORMERR",
        2 => "SERVFAIL",
        DnsMessage.NoSuchName => "NXDOMAIN",
        4 => "NOTIMP",
        5 => "REFUSED",
        _ => $"the response code {responseCode}",
    };
}
