using System.Globalization;
using System.Net;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Dns;

/// <summary>Asks a DNS server for the addresses or the services of a name, and holds its answer against what is expected.</summary>
public sealed class DnsCheck : HealthCheckStrategy<DnsCheckSettings>
{
    private const int UsualPort = 53;

    /// <inheritdoc />
    public override string Name => "dns";

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<DnsCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var client = new DnsClient(
            context.Connector, context.Time, settings.Host ?? context.Target.Host, settings.Port ?? context.Target.Port ?? UsualPort);
        var started = context.Time.GetTimestamp();
        try
        {
            var answer = await client.AskAsync(new DnsQuestion(settings.Name, settings.Type), settings.Tcp, cancellationToken);
            var elapsed = context.Time.GetElapsedTime(started);
            var result = DnsJudgement.Of(answer, settings);
            return (result with { Output = $"{result.Output} in {DurationWords.Of(elapsed)}" }).WarnIfSlower(elapsed, settings.DegradedAfter);
        }
        catch (DnsFormatException e)
        {
            return CheckResult.Fail($"the answer is malformed: {e.Message}");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<SettingsProblem> Validate(DnsCheckSettings settings)
    {
        if (!IPAddress.TryParse(settings.Name, out _) && settings.Name.TrimEnd('.').Split('.').All(label => label.Length is > 0 and < 64))
        {
            return settings.Expect.SelectMany((text, place) => DnsAnswers.Normal(text, settings.Type) is null
                ? [SettingsProblem.At(
                    settings.Type == DnsRecordType.Srv ? "It must be priority, weight, port and target, such as 1 2 8080 a.example." : "It must be an address of the kind that is asked for.",
                    "expect", place.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<SettingsProblem>());
        }

        return [SettingsProblem.At("It must be a DNS name, its parts of at most 63 characters.", "name")];
    }
}
