using System.Globalization;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Redis;

/// <summary>A connection to a Redis server: authenticated, and with its database selected, by the first run over it.</summary>
public sealed class RedisConnection : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly RespConnection resp;
    private bool isReady;

    internal RedisConnection(Stream stream) => (this.stream, resp) = (stream, new(stream));

    /// <summary>Asks once, after making ready where nobody has.</summary>
    /// <exception cref="RespException">What came is no reply.</exception>
    internal async Task<CheckResult> AskAsync(RedisCheckSettings settings, CancellationToken cancellationToken)
    {
        if (!isReady)
        {
            if (await MakeReadyAsync(settings, cancellationToken) is { } refused)
            {
                return refused;
            }

            isReady = true;
        }

        return RedisJudgement.Of(await resp.CallAsync([settings.Command, .. settings.Arguments], cancellationToken), settings);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<CheckResult?> MakeReadyAsync(RedisCheckSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Password is { } password)
        {
            string[] auth = settings.Username is { } user ? ["AUTH", user, password] : ["AUTH", password];
            if (RedisJudgement.OfRefusal(await resp.CallAsync(auth, cancellationToken)) is { } refused)
            {
                return refused;
            }
        }

        return settings.Database is { } database
            ? RedisJudgement.OfRefusal(await resp.CallAsync(["SELECT", database.ToString(CultureInfo.InvariantCulture)], cancellationToken))
            : null;
    }
}
