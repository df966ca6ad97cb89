using System.Text;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tcp;

/// <summary>Connects over TCP, with TLS where asked for, and may send a text and wait for another.</summary>
public sealed class TcpCheck : HealthCheckStrategy<TcpCheckSettings>
{
    /// <inheritdoc />
    public override string Name => "tcp";

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<TcpCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var host = settings.Host ?? context.Target.Host;
        if ((settings.Port ?? context.Target.Port) is not { } port)
        {
            return CheckResult.Error("neither the check nor the instance has a port", CheckErrorCode.TargetIncomplete);
        }

        var started = context.Time.GetTimestamp();
        await using var connection = await context.Connector.ConnectAsync(host, port, cancellationToken);
        await using var stream = settings.Tls
            ? await connection.SecureAsync(TlsHandshake.Options(host, settings.SkipCertificateVerification), cancellationToken)
            : connection;
        if (settings.Send is { } text)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }

        var result = settings.Expect is { } expected
            ? await TcpAnswer.WaitForAsync(stream, expected, cancellationToken)
            : CheckResult.Pass(settings.Tls ? "connected with TLS" : "connected");
        var elapsed = context.Time.GetElapsedTime(started);
        return (result with { Output = $"{result.Output} in {DurationWords.Of(elapsed)}" }).WarnIfSlower(elapsed, settings.DegradedAfter);
    }
}
