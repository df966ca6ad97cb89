using System.Net;

namespace ServiceRegistry.Abstractions;

/// <summary>HTTP for strategies.</summary>
public static class HttpHandlers
{
    /// <summary>
    /// A handler whose connections are opened by the host's connector and kept for reuse, a minute at most, so that names
    /// are resolved anew and a dead listener is seen. It follows no redirects, keeps no cookies and uses no proxy. The
    /// strategy owns it: it keeps it in a field and disposes it in <c>DisposeAsync</c>.
    /// </summary>
    /// <param name="host">The host that was handed to the strategy.</param>
    /// <param name="skipCertificateVerification">Takes any certificate of the target.</param>
    public static SocketsHttpHandler CreateHttpHandler(this IStrategyHost host, bool skipCertificateVerification = false)
    {
        var connector = host.Connector;
        return new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) =>
                connector.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
            PlaintextStreamFilter = static (context, _) =>
            {
                RunMeasurements.Current?.EndOfHandshake(context.PlaintextStream);
                return ValueTask.FromResult(context.PlaintextStream);
            },
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 64 * 1024,
            EnableMultipleHttp2Connections = true,
            SslOptions = TlsHandshake.Options(host: null, skipCertificateVerification),
        };
    }
}
