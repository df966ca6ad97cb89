namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>Bytes of the WebSocket protocol (RFC 6455).</summary>
internal static class RawSocket
{
    public static string Handshake(string? subprotocol = "graphql-transport-ws", string? origin = null) =>
        "GET /graphql HTTP/1.1\r\nHost: registry.example.com:8080\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        (subprotocol is null ? "" : $"Sec-WebSocket-Protocol: {subprotocol}\r\n") +
        (origin is null ? "" : $"Origin: {origin}\r\n") +
        "\r\n";

    /// <summary>A masked text frame of less than 126 bytes, with a mask of zeros.</summary>
    public static byte[] Text(ReadOnlySpan<byte> payload) => [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload];
}
