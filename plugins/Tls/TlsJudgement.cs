using System.Globalization;
using System.Security.Authentication;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tls;

/// <summary>Holds a handshake against what is expected, the gravest first.</summary>
internal static class TlsJudgement
{
    public static CheckResult Of(Presented? presented, SslProtocols spoken, TlsCheckSettings settings, string serverName, DateTimeOffset now)
    {
        var version = spoken == SslProtocols.Tls13 ? "1.3" : spoken == SslProtocols.Tls12 ? "1.2" : "1.1";
        if (string.CompareOrdinal(version, settings.MinimumVersion) < 0)
        {
            return CheckResult.Fail($"TLS {version} was spoken, expected at least {settings.MinimumVersion}");
        }

        if (presented is not { Chain.Count: > 0 })
        {
            return CheckResult.Fail("the target has no certificate");
        }

        if (presented.Chain.FirstOrDefault(certificate => certificate.Begins > now) is { } early)
        {
            return CheckResult.Fail($"the certificate of {early.Subject} is not valid before {Day(early.Begins)}");
        }

        var first = presented.Chain.MinBy(certificate => certificate.Ends)!;
        var left = first.Ends - now;
        if (left <= TimeSpan.Zero)
        {
            return CheckResult.Fail($"the certificate of {first.Subject} ended on {Day(first.Ends)}");
        }

        if (!settings.SkipCertificateVerification && presented.Distrust is { } reason)
        {
            return CheckResult.Fail($"the certificate of {presented.Chain[0].Subject} is not trusted: {reason}");
        }

        if (presented.Misnamed.Count > 0)
        {
            var names = presented.Misnamed.Select(name => name.Length == 0 ? serverName : name);
            return CheckResult.Fail($"the certificate of {presented.Chain[0].Subject} is not for {string.Join(", ", names.Distinct())}");
        }

        var ends = $"the certificate of {first.Subject} ends on {Day(first.Ends)}, in {Days(left)}";
        return left < settings.FailedBefore ? CheckResult.Fail(ends)
            : left < settings.DegradedBefore ? CheckResult.Warn(ends)
            : CheckResult.Pass($"TLS {version}, {ends}");
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Days(TimeSpan left) =>
        left < TimeSpan.FromDays(2) ? DurationWords.Of(left) : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(left.TotalDays)} days");
}
