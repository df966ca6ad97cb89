using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>Asks a gRPC server by the protocol grpc.health.v1 whether it serves.</summary>
public sealed class GrpcCheck : HealthCheckStrategy<GrpcCheckSettings>
{
    private HttpMessageInvoker? verifying;
    private HttpMessageInvoker? trusting;

    /// <inheritdoc />
    public override string Name => "grpc";

    /// <inheritdoc />
    public override void Initialize(IStrategyHost host)
    {
        base.Initialize(host);
        verifying = new HttpMessageInvoker(host.CreateHttpHandler());
        trusting = new HttpMessageInvoker(host.CreateHttpHandler(skipCertificateVerification: true));
    }

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<GrpcCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        if ((settings.Port ?? context.Target.Port) is not { } port)
        {
            return CheckResult.Error("neither the check nor the instance has a port", CheckErrorCode.TargetIncomplete);
        }

        var host = settings.Host ?? context.Target.Host;
        var started = context.Time.GetTimestamp();
        var call = new HealthCall(settings.SkipCertificateVerification ? trusting! : verifying!, settings);
        try
        {
            var answer = await call.SendAsync(host, port, context.Timeout, cancellationToken);
            var elapsed = context.Time.GetElapsedTime(started);
            var result = GrpcJudgement.Of(answer, settings.Service);
            return (result with { Output = $"{result.Output} in {DurationWords.Of(elapsed)}" }).WarnIfSlower(elapsed, settings.DegradedAfter);
        }
        catch (Exception e) when (GrpcJudgement.OfBrokenStream(e) is { } broken)
        {
            return broken;
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
    protected override IEnumerable<SettingsProblem> Validate(GrpcCheckSettings settings) => GrpcSettingsRules.Problems(settings);
}
