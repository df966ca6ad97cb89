using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>Asks a gRPC server by the protocol grpc.health.v1 whether it serves.</summary>
public sealed class GrpcCheck : HealthCheckStrategy<GrpcCheckSettings>, IPushingStrategy<GrpcCheckSettings>
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
        if (PortOf(context) is not { } port)
        {
            return CheckResult.Error("neither the check nor the instance has a port", CheckErrorCode.TargetIncomplete);
        }

        var settings = context.Settings;
        var started = context.Time.GetTimestamp();
        var call = new HealthCall(ClientOf(settings), settings);
        try
        {
            var answer = await call.SendAsync(HostOf(context), port, context.Timeout, cancellationToken);
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
    public bool Pushes(GrpcCheckSettings settings) => settings.Watch;

    /// <inheritdoc />
    public async ValueTask WatchAsync(CheckContext<GrpcCheckSettings> context, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        if (PortOf(context) is not { } port)
        {
            return;
        }

        // A server that takes the call and says nothing would be watched for nothing.
        using var beginning = new CancellationTokenSource(context.Timeout, context.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(beginning.Token, cancellationToken);
        var call = new HealthCall(ClientOf(context.Settings), context.Settings);
        await foreach (var answer in call.WatchAsync(HostOf(context), port, stop.Token))
        {
            beginning.CancelAfter(Timeout.InfiniteTimeSpan);
            var result = GrpcJudgement.Of(answer, context.Settings.Service);
            report(result with { Output = $"{result.Output}, told by the server" });
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

    private static int? PortOf(CheckContext<GrpcCheckSettings> context) => context.Settings.Port ?? context.Target.Port;

    private static string HostOf(CheckContext<GrpcCheckSettings> context) => context.Settings.Host ?? context.Target.Host;

    private HttpMessageInvoker ClientOf(GrpcCheckSettings settings) => settings.SkipCertificateVerification ? trusting! : verifying!;
}
