using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Bench.Watch;

/// <summary>
/// A WebSocket as a client needs it here (RFC 6455), over a socket that is read when somebody asks: thousands of them cost one thread
/// and a few kilobytes each, and nothing while they are idle.
/// </summary>
internal sealed class WebSocketConnection : IDisposable
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const byte Text = 1;
    private const byte Close = 8;
    private const byte Ping = 9;
    private const byte Pong = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        ReceiveTimeout = (int)Patience.TotalMilliseconds,
    };

    private byte[] buffer = new byte[1024];
    private int begin;
    private int end;

    public WebSocketConnection(Uri server, string path)
    {
        socket.Connect(IPAddress.Loopback, server.Port);
        socket.Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        int head;
        while ((head = Received.IndexOf("\r\n\r\n"u8)) < 0)
        {
            Receive();
        }

        if (!Received.StartsWith("HTTP/1.1 101"u8))
        {
            throw new IOException($"The server answered: {Encoding.UTF8.GetString(Received)}");
        }

        begin += head + 4;
    }

    /// <summary>Whether something has come that was not read yet.</summary>
    public bool HasMore => begin < end || socket.Available > 0;

    private ReadOnlySpan<byte> Received => buffer.AsSpan(begin..end);

    public void Send(ReadOnlySpan<byte> text) => Send(Text, text);

    /// <summary>Waits for a message of text; answers pings meanwhile.</summary>
    /// <returns>It, until the next call.</returns>
    public ReadOnlySpan<byte> Read()
    {
        while (true)
        {
            var message = ReadFrame(out var kind);
            switch (kind)
            {
                case Text:
                    return message;
                case Ping:
                    Send(Pong, message);
                    break;
                case Pong:
                    break;
                default:
                    throw new IOException($"The server sent {(kind == Close ? "a close" : $"a frame of kind {kind}")}: {Encoding.UTF8.GetString(message)}");
            }
        }
    }

    public void Dispose() => socket.Dispose();

    // Servers do not mask, and send each message as one frame here.
    private ReadOnlySpan<byte> ReadFrame(out int kind)
    {
        while (true)
        {
            var frame = Received;
            if (frame.Length >= 2)
            {
                var (head, length) = frame[1] switch
                {
                    < 126 => (2, (int)frame[1]),
                    126 => (4, frame.Length < 4 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(frame[2..])),
                    _ => throw new IOException("A frame of 64 KiB or more is not expected here."),
                };
                if (frame.Length - head >= length)
                {
                    begin += head + length;
                    kind = frame[0] & ~Final;
                    return frame.Slice(head, length);
                }
            }

            Receive();
        }
    }

    private void Receive()
    {
        Received.CopyTo(buffer);
        (begin, end) = (0, end - begin);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = socket.Receive(buffer.AsSpan(end));
        end += count > 0 ? count : throw new IOException("The server closed the connection.");
    }

    // A mask of zeros leaves the bytes as they are.
    private void Send(byte kind, ReadOnlySpan<byte> message)
    {
        var frame = new byte[message.Length + 8];
        var head = message.Length < 126 ? 2 : 4;
        frame[0] = (byte)(Final | kind);
        frame[1] = (byte)(Masked | (head == 2 ? message.Length : 126));
        if (head == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message.Length);
        }

        message.CopyTo(frame.AsSpan(head + 4));
        socket.Send(frame.AsSpan(0, head + 4 + message.Length));
    }
}
