using System.Globalization;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Redis;

/// <summary>Sends a Redis server a command that only reads, after authenticating where asked for, and looks at its reply.</summary>
public sealed class RedisCheck : KeepingStrategy<RedisCheckSettings, RedisConnection>
{
    private const int UsualPort = 6379;

    /// <inheritdoc />
    public override string Name => "redis";

    /// <inheritdoc />
    protected override bool Keeps(RedisCheckSettings settings) => settings.KeepConnection;

    /// <inheritdoc />
    protected override async ValueTask<RedisConnection> OpenAsync(CheckContext<RedisCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var host = settings.Host ?? context.Target.Host;
        var connection = await context.Connector.ConnectAsync(host, settings.Port ?? context.Target.Port ?? UsualPort, cancellationToken);
        return new RedisConnection(settings.Tls
            ? await connection.SecureAsync(TlsHandshake.Options(host, settings.SkipCertificateVerification), cancellationToken)
            : connection);
    }

    /// <inheritdoc />
    protected override async ValueTask<CheckResult> CheckAsync(
        CheckContext<RedisCheckSettings> context, RedisConnection kept, CancellationToken cancellationToken)
    {
        try
        {
            var result = await kept.AskAsync(context.Settings, cancellationToken);
            var elapsed = context.Time.GetElapsedTime(context.Begun);
            return (result with { Output = $"{result.Output} in {DurationWords.Of(elapsed)}" }).WarnIfSlower(elapsed, context.Settings.DegradedAfter);
        }
        catch (RespException e)
        {
            return CheckResult.Fail($"the target does not speak the protocol of Redis: {e.Message}");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<SettingsProblem> Validate(RedisCheckSettings settings)
    {
        if (settings.Username is not null && settings.Password is null)
        {
            yield return SettingsProblem.At("A user needs a password.", "password");
        }

        for (var place = 0; place < settings.Arguments.Count; place++)
        {
            if (settings.Arguments[place].Length > 1024)
            {
                yield return SettingsProblem.At("An argument is of at most 1024 characters.", "arguments", place.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
