using System.Net;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>Sends an HTTP request and holds status and body of the answer against what is expected.</summary>
public sealed class HttpCheck : HealthCheckStrategy<HttpCheckSettings>
{
    private HttpMessageInvoker? verifying;
    private HttpMessageInvoker? trusting;

    /// <inheritdoc />
    public override string Name => "http";

    /// <inheritdoc />
    public override void Initialize(IStrategyHost host)
    {
        base.Initialize(host);
        verifying = new HttpMessageInvoker(host.CreateHttpHandler());
        trusting = new HttpMessageInvoker(host.CreateHttpHandler(skipCertificateVerification: true));
    }

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<HttpCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        if (HttpTarget.Of(settings, context.Target, out var target) is { } incomplete)
        {
            return incomplete;
        }

        var started = context.Time.GetTimestamp();
        var exchange = new HttpExchange(settings.SkipCertificateVerification ? trusting! : verifying!, settings);
        try
        {
            using var response = await exchange.SendAsync(target, cancellationToken);
            var firstByte = Measurement.Of(MeasurementName.FirstByte, context.Time.GetElapsedTime(started));
            var body = settings.ReadsBody ? await HttpBody.ReadAsync(response.Content, cancellationToken) : null;
            return HttpJudgement.Of(settings, response, body, context.Time.GetElapsedTime(started)).With(firstByte);
        }
        catch (RedirectRefusedException e)
        {
            return CheckResult.Fail(e.Message);
        }
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        verifying?.Dispose();
        trusting?.Dispose();
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override IEnumerable<SettingsProblem> Validate(HttpCheckSettings settings) => HttpSettingsRules.Problems(settings);
}
