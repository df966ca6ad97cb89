using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Bench.Load;

/// <summary>One connection that is kept: it sends the same bytes again and again, and reads each answer to its end. Nothing is pipelined.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;
    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];

    public HttpConnection(Uri server) => socket.Connect(IPAddress.Loopback, server.Port);

    public static byte[] Request(Uri server, string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: application/json\r\nContent-Type: application/json\r\n" +
        $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <returns>The answer's body, until the next call.</returns>
    public ReadOnlySpan<byte> Send(byte[] request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += socket.Send(request.AsSpan(sent));
        }

        var received = 0;
        while (true)
        {
            var count = socket.Receive(buffer.AsSpan(received));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            received += count;
            if (FindBody(buffer.AsSpan(0, received)) is { } body)
            {
                return buffer.AsSpan(body);
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private static Range? FindBody(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
        {
            return null;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException($"The server answered: {Encoding.UTF8.GetString(answer)}");
        }

        var start = head + HeadEnd.Length;
        if (answer[..start].IndexOf(Length) is var place && place >= 0)
        {
            Utf8Parser.TryParse(answer[(place + Length.Length)..], out int length, out _);
            return answer.Length >= start + length ? start..(start + length) : null;
        }

        return answer.EndsWith(LastChunk) ? start..answer.Length : null;
    }
}
