using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>
/// Every bound that Kestrel has, said here and not left to its defaults, of which some are none: connections, upgraded connections,
/// and, at 240 bytes a second, the time that a client may keep an answer waiting.
/// </summary>
internal static class ConnectionLimits
{
    // The endpoint counts WebSockets itself and refuses in words; Kestrel, which refuses with 500, counts those too that are being closed.
    private const int SocketsBeingClosed = 1000;

    public static void Set(KestrelServerLimits limits, RegistrySettings settings)
    {
        var connections = settings.Connections;
        limits.MaxConcurrentConnections = connections.Max;
        limits.MaxConcurrentUpgradedConnections = connections.MaxSockets + SocketsBeingClosed;

        limits.RequestHeadersTimeout = connections.HeadersTimeout;
        limits.KeepAliveTimeout = connections.IdleTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(connections.MinBytesPerSecond, connections.SlowTimeout);
        limits.MinResponseDataRate = new MinDataRate(connections.MinBytesPerSecond, connections.SlowTimeout);

        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeaderCount = 100;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;

        // Kestrel counts what frames the chunks of a body as well, be each of one byte; the endpoint counts the body itself.
        limits.MaxRequestBodySize = 8L * settings.GraphQL.MaxRequestSize;

        // What is held for a client that is faster than the server, or slower; a megabyte for each of 20,000 would be too much.
        limits.MaxRequestBufferSize = 64 * 1024;
        limits.MaxResponseBufferSize = 64 * 1024;

        limits.Http2.MaxStreamsPerConnection = 100;
        limits.Http2.HeaderTableSize = 4096;
        limits.Http2.MaxFrameSize = 16 * 1024;
        limits.Http2.MaxRequestHeaderFieldSize = 8 * 1024;
        limits.Http2.InitialStreamWindowSize = 64 * 1024;
        limits.Http2.InitialConnectionWindowSize = 128 * 1024;
        limits.Http2.KeepAlivePingDelay = connections.PingInterval;
        limits.Http2.KeepAlivePingTimeout = connections.SlowTimeout;
    }
}
