using System.Buffers;
using System.Net.WebSockets;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>What came over a WebSocket.</summary>
internal enum MessageKind
{
    Text,
    Binary,
    TooBig,
    Close,
}

/// <summary>Puts the frames of a message together, up to a limit, in a buffer that is used again for the next.</summary>
internal sealed class MessageReader(WebSocket socket, int limit) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;

    /// <summary>The message read last, valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Message => buffer.AsMemory(0, length);

    public async ValueTask<MessageKind> ReadAsync(CancellationToken cancellationToken)
    {
        length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += read.Count;
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return MessageKind.Close;
            }

            if (length > limit)
            {
                // At once, not at its end, which may never come; what follows of it is read past after the close.
                return MessageKind.TooBig;
            }

            if (read.EndOfMessage)
            {
                return read.MessageType == WebSocketMessageType.Text ? MessageKind.Text : MessageKind.Binary;
            }

            Grow();
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Grow()
    {
        if (length < buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
