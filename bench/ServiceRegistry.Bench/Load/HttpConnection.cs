using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Bench.Load;

/// <summary>One connection that is kept. Nothing is pipelined: an answer is read to its end before the next request.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;
    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        ReceiveTimeout = (int)Patience.TotalMilliseconds,
    };

    private readonly bool takesRefusals;

    /// <param name="server">Whom it connects to.</param>
    /// <param name="takesRefusals">Whether an answer other than 200 is one like any other; otherwise it is a failure.</param>
    public HttpConnection(Uri server, bool takesRefusals = false)
    {
        this.takesRefusals = takesRefusals;
        socket.Connect(IPAddress.Loopback, server.Port);
    }

    public void Send(ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[socket.Send(request)..];
        }
    }

    /// <summary>Waits for an answer.</summary>
    /// <param name="buffer">Where it is put; made larger where it does not fit.</param>
    /// <returns>Its body, a part of the buffer.</returns>
    public ReadOnlySpan<byte> Receive(ref byte[] buffer)
    {
        var received = 0;
        while (true)
        {
            if (received == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

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

    private Range? FindBody(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
        {
            return null;
        }

        if (!takesRefusals && !answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException($"The server answered: {Encoding.UTF8.GetString(answer)}");
        }

        var start = head + HeadEnd.Length;
        if (FindLength(answer[..start]) is { } length)
        {
            return answer.Length >= start + length ? start..(start + length) : null;
        }

        return answer.EndsWith(LastChunk) ? start..answer.Length : null;
    }

    // Kestrel writes the name in capitals, node in small letters.
    private static int? FindLength(ReadOnlySpan<byte> head)
    {
        var place = head.IndexOf(Length);
        place = place >= 0 ? place : head.IndexOf("\r\ncontent-length: "u8);
        return place >= 0 && Utf8Parser.TryParse(head[(place + Length.Length)..], out int length, out _) ? length : null;
    }
}
