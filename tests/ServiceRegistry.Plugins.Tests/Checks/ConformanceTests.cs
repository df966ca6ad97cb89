using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing;

namespace ServiceRegistry.Plugins.Tests.Checks;

/// <summary>The plugins that come with the server keep what every plugin has to.</summary>
public abstract class OwnPluginConformance(string plugin, string strategy, string settings) : PluginConformance
{
    protected override string PluginFolder => StagedPlugins.Real(plugin);

    protected override string Strategy => strategy;

    protected override string Settings => settings;
}

public sealed class DnsConformanceTests() : OwnPluginConformance("Dns", "dns", """{"name":"a.test"}""");

public sealed class DnsOverTcpConformanceTests() : OwnPluginConformance("Dns", "dns", """{"name":"a.test","tcp":true}""")
{
    protected override byte[] Opening => [0xff, 0xff];
}

public sealed class GrpcConformanceTests() : OwnPluginConformance("Grpc", "grpc", "{}")
{
    // The first frame of HTTP/2: settings, none of them changed.
    protected override byte[] Opening => [0, 0, 0, 4, 0, 0, 0, 0, 0];
}

public sealed class GrpcWatchConformanceTests : PushingConformance
{
    protected override string PluginFolder => StagedPlugins.Real("Grpc");

    protected override string Strategy => "grpc";

    protected override string Settings => """{"watch":true}""";

    protected override byte[] Opening => [0, 0, 0, 4, 0, 0, 0, 0, 0];
}

public sealed class HttpConformanceTests() : OwnPluginConformance("Http", "http", """{"expectedBodyPattern":"all is well"}""")
{
    protected override byte[] Opening => "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray();

    protected override CheckTarget Target(string host, int port) => new("http", host, port);
}

public sealed class HttpHeadersConformanceTests() : OwnPluginConformance("Http", "http", "{}")
{
    protected override byte[] Opening => "HTTP/1.1 200 OK\r\nX-Long: "u8.ToArray();

    protected override CheckTarget Target(string host, int port) => new("http", host, port);
}

public sealed class RedisConformanceTests() : OwnPluginConformance("Redis", "redis", "{}")
{
    protected override byte[] Opening => "+PO"u8.ToArray();
}

public sealed class TcpConformanceTests() : OwnPluginConformance("Tcp", "tcp", """{"send":"PING\r\n","expect":"PONG"}""")
{
    protected override byte[] Opening => "PO"u8.ToArray();
}

public sealed class TlsConformanceTests() : OwnPluginConformance("Tls", "tls", "{}")
{
    // A record of the handshake, as long as one may be.
    protected override byte[] Opening => [0x16, 3, 3, 0x40, 0];
}

public sealed class WebSocketConformanceTests() : OwnPluginConformance("WebSocket", "websocket", "{}")
{
    protected override byte[] Opening => "HTTP/1.1 101 Switching Protocols\r\n"u8.ToArray();
}
