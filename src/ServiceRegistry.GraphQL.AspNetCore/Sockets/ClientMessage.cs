using System.Text.Json;
using System.Text.Unicode;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Kinds of messages that a client may send, in the words of graphql-transport-ws.</summary>
internal enum ClientMessageType
{
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,

    /// <summary>The legacy protocol's goodbye.</summary>
    Terminate,
}

/// <summary>A message of a client, with its payload as it stands in the message's bytes.</summary>
internal readonly ref struct ClientMessage
{
    private ClientMessage(ClientMessageType type, string? id, ReadOnlySpan<byte> payload)
    {
        Type = type;
        Id = id;
        Payload = payload;
    }

    public ClientMessageType Type { get; }

    /// <summary>The operation's id; set for <c>subscribe</c> and <c>complete</c>.</summary>
    public string? Id { get; }

    /// <summary>The payload, a JSON object; empty where there is none or null.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a message; where it breaks the protocol, says how in the words of the close reason.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, SocketProtocol protocol, out ClientMessage message, out string problem)
    {
        message = default;
        try
        {
            return TryReadObject(utf8, protocol, out message, out problem);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            problem = "Message is not valid JSON";
            return false;
        }
    }

    private static bool TryReadObject(ReadOnlySpan<byte> utf8, SocketProtocol protocol, out ClientMessage message, out string problem)
    {
        message = default;
        if (!Utf8.IsValid(utf8))
        {
            problem = "Message is not valid UTF-8";
            return false;
        }

        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            problem = "Message is not a JSON object";
            return false;
        }

        ClientMessageType? type = null;
        var typeIsGiven = false;
        string? id = null;
        var idIsString = true;
        ReadOnlySpan<byte> payload = default;
        var payloadIsObject = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                typeIsGiven = reader.TokenType == JsonTokenType.String;
                type = typeIsGiven ? protocol.TypeOf(ref reader) : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                idIsString = reader.TokenType == JsonTokenType.String;
                id = idIsString ? reader.GetString() : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                payloadIsObject = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;
                var start = (int)reader.TokenStartIndex;
                var isNull = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                payload = isNull ? default : utf8[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        reader.Read();
        problem = !typeIsGiven ? "Message has no 'type' that is a string"
            : type is null ? "Message has an unknown 'type'"
            : !payloadIsObject ? "Message's 'payload' is not a JSON object"
            : type is ClientMessageType.Subscribe or ClientMessageType.Complete && (!idIsString || string.IsNullOrEmpty(id))
                ? "Message's 'id' is not a non-empty string"
            : type is ClientMessageType.Subscribe && payload.IsEmpty ? "Subscribe message has no 'payload'"
            : string.Empty;
        if (problem.Length > 0)
        {
            return false;
        }

        message = new ClientMessage(type!.Value, id, payload);
        return true;
    }
}
