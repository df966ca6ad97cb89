using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>
/// <c>graphql-ws</c>, of the npm package <c>subscriptions-transport-ws</c>, for clients that have nothing newer. Its close codes are those of
/// WebSockets alone.
/// </summary>
internal sealed class LegacyProtocol : SocketProtocol
{
    public static readonly LegacyProtocol Instance = new();

    public override string Name => "graphql-ws";

    public override ReadOnlyMemory<byte> KeepAlive { get; } = """{"type":"ka"}"""u8.ToArray();

    public override bool KeepAliveIsAnswered => false;

    // Its clients send what they have as soon as they have said hello.
    public override bool MayStartEarly => true;

    public override ClientMessageType? TypeOf(ref Utf8JsonReader type) =>
        type.ValueTextEquals("start"u8) ? ClientMessageType.Subscribe
        : type.ValueTextEquals("stop"u8) ? ClientMessageType.Complete
        : type.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
        : type.ValueTextEquals("connection_terminate"u8) ? ClientMessageType.Terminate
        : null;

    public override byte[] NextPrefix(string id) => ServerMessages.Prefix("data"u8, id);

    // One error, not a list.
    public override ReadOnlyMemory<byte> Error(string id, OperationResult result) =>
        (byte[])[.. ServerMessages.Prefix("error"u8, id), .. ServerMessages.FirstErrorOf(result.Body.Span), (byte)'}'];

    public override ReadOnlyMemory<byte>? Refusal(string message) => (byte[])
    [
        .. "{\"type\":\"connection_error\",\"payload\":{\"message\":\""u8,
        .. JsonEncodedText.Encode(message).EncodedUtf8Bytes,
        .. "\"}}"u8,
    ];

    public override CloseCode Translate(CloseCode code) => code switch
    {
        CloseCode.Forbidden or CloseCode.SubscriberAlreadyExists => CloseCode.InternalServerError,
        CloseCode.BadRequest or CloseCode.Unauthorized or CloseCode.ConnectionInitialisationTimeout or CloseCode.TooManyInitialisationRequests =>
            CloseCode.ProtocolError,
        _ => code,
    };
}
