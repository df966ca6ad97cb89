using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Bench.Peers;

/// <summary>
/// One connection to etcd with one call under way at a time: gRPC over HTTP/2 (RFC 9113), as little of it as that takes, so that the
/// client costs no more than the one that the registry is measured with.
/// </summary>
internal sealed class EtcdConnection : IDisposable
{
    private const int FrameHead = 9;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte WindowUpdate = 8;
    private const byte Ack = 1;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
    private readonly byte[] authority;
    private byte[] buffer = new byte[16 * 1024];
    private int begin;
    private int end;
    private uint stream = 1;

    public EtcdConnection(Uri server)
    {
        authority = Encoding.ASCII.GetBytes(server.Authority);
        socket.Connect(IPAddress.Loopback, server.Port);
        var hello = new List<byte>("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        hello.AddRange(Frame(Settings, 0, 0, []));

        // The whole window at once: what comes back is small, and is always read.
        hello.AddRange(Frame(WindowUpdate, 0, 0, [0x7f, 0xff, 0, 0]));
        socket.Send(hello.ToArray());
    }

    /// <summary>Begins to grant a lease.</summary>
    public void Grant(long lease, int seconds) =>
        Send("/etcdserverpb.Lease/LeaseGrant"u8, [8, .. Varint(seconds), 16, .. Varint(lease)]);

    /// <summary>Begins to put a value.</summary>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, long lease) => Send(
        "/etcdserverpb.KV/Put"u8, [10, .. Varint(key.Length), .. key, 18, .. Varint(value.Length), .. value, 24, .. Varint(lease)]);

    /// <summary>Waits for the answer to what was sent last.</summary>
    public void Receive()
    {
        var hasAnswer = false;
        while (true)
        {
            var (kind, flags, payload) = ReadFrame();
            switch (kind)
            {
                case Data:
                    hasAnswer = true;
                    break;
                case Headers when (flags & EndStream) != 0:
                    stream += 2;
                    if (!hasAnswer)
                    {
                        throw new IOException("etcd refused a call.");
                    }

                    return;
                case Settings when (flags & Ack) == 0:
                    socket.Send(Frame(Settings, Ack, 0, []));
                    break;
                case Ping when (flags & Ack) == 0:
                    socket.Send(Frame(Ping, Ack, 0, payload));
                    break;
                case Reset or GoAway:
                    throw new IOException("etcd ended a call.");
            }
        }
    }

    public void Dispose() => socket.Dispose();

    // Static entries of HPACK (RFC 7541, Appendix A), and literals that are not remembered.
    private void Send(ReadOnlySpan<byte> path, ReadOnlySpan<byte> message)
    {
        byte[] headers =
        [
            0x83, 0x86, 0x04, (byte)path.Length, .. path, 0x01, (byte)authority.Length, .. authority,
            0x0f, 0x10, 16, .. "application/grpc"u8, 0x00, 2, .. "te"u8, 8, .. "trailers"u8,
        ];
        var body = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), message.Length);
        message.CopyTo(body.AsSpan(5));
        socket.Send([.. Frame(Headers, EndHeaders, stream, headers), .. Frame(Data, EndStream, stream, body)]);
    }

    private (byte Kind, byte Flags, byte[] Payload) ReadFrame()
    {
        while (true)
        {
            var received = buffer.AsSpan(begin..end);
            if (received.Length >= FrameHead)
            {
                var length = (received[0] << 16) | (received[1] << 8) | received[2];
                if (received.Length >= FrameHead + length)
                {
                    begin += FrameHead + length;
                    return (received[3], received[4], received[3] == Ping ? received.Slice(FrameHead, length).ToArray() : []);
                }
            }

            received.CopyTo(buffer);
            (begin, end) = (0, received.Length);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var count = socket.Receive(buffer.AsSpan(end));
            end += count > 0 ? count : throw new IOException("etcd closed the connection.");
        }
    }

    private static byte[] Frame(byte kind, byte flags, uint stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[FrameHead + payload.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)payload.Length << 8);
        frame[3] = kind;
        frame[4] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(FrameHead));
        return frame;
    }

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
