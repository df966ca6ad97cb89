using System.Buffers;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Messages that a server sends, and their parts.</summary>
internal static class ServerMessages
{
    public static readonly ReadOnlyMemory<byte> ConnectionAck = """{"type":"connection_ack"}"""u8.ToArray();

    private static ReadOnlySpan<byte> PayloadName => ",\"payload\":"u8;

    /// <summary>The answer to a ping, with the payload that it came with.</summary>
    public static ReadOnlyMemory<byte> Pong(ReadOnlySpan<byte> payload) =>
        payload.IsEmpty ? """{"type":"pong"}"""u8.ToArray() : [.. "{\"type\":\"pong\""u8, .. PayloadName, .. payload, (byte)'}'];

    /// <summary>What a message of a kind begins with, up to its payload.</summary>
    public static byte[] Prefix(ReadOnlySpan<byte> type, string id) => [.. Head(type, id), .. PayloadName];

    public static ReadOnlyMemory<byte> Complete(string id) => (byte[])[.. Head("complete"u8, id), (byte)'}'];

    /// <summary>Sends <paramref name="prefix"/>, the body and the closing brace as one message, put together in a pooled buffer.</summary>
    public static async ValueTask SendNextAsync(
        IMessageChannel channel,
        byte[] prefix,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        var length = prefix.Length + body.Length + 1;
        var message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            prefix.CopyTo(message, 0);
            body.CopyTo(message.AsMemory(prefix.Length));
            message[length - 1] = (byte)'}';
            await channel.SendAsync(message.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    private static byte[] Head(ReadOnlySpan<byte> type, string id) =>
        [.. "{\"id\":\""u8, .. JsonEncodedText.Encode(id).EncodedUtf8Bytes, .. "\",\"type\":\""u8, .. type, (byte)'"'];

    /// <summary>The list of errors in an answer.</summary>
    public static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isErrors = reader.ValueTextEquals("errors"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isErrors)
            {
                return body[start..(int)reader.BytesConsumed];
            }
        }

        return "[]"u8;
    }

    /// <summary>The first error in an answer.</summary>
    public static ReadOnlySpan<byte> FirstErrorOf(ReadOnlySpan<byte> body)
    {
        var errors = ErrorsOf(body);
        var reader = new Utf8JsonReader(errors);
        reader.Read();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "{}"u8;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return errors[start..(int)reader.BytesConsumed];
    }
}
