using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary><c>graphql-transport-ws</c>, of the npm package <c>graphql-ws</c>.</summary>
internal sealed class TransportProtocol : SocketProtocol
{
    public static readonly TransportProtocol Instance = new();

    public override string Name => "graphql-transport-ws";

    public override ReadOnlyMemory<byte> KeepAlive { get; } = """{"type":"ping"}"""u8.ToArray();

    public override bool KeepAliveIsAnswered => true;

    public override bool MayStartEarly => false;

    public override ClientMessageType? TypeOf(ref Utf8JsonReader type) =>
        type.ValueTextEquals("subscribe"u8) ? ClientMessageType.Subscribe
        : type.ValueTextEquals("complete"u8) ? ClientMessageType.Complete
        : type.ValueTextEquals("ping"u8) ? ClientMessageType.Ping
        : type.ValueTextEquals("pong"u8) ? ClientMessageType.Pong
        : type.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
        : null;

    public override byte[] NextPrefix(string id) => ServerMessages.Prefix("next"u8, id);

    public override ReadOnlyMemory<byte> Error(string id, OperationResult result) =>
        (byte[])[.. ServerMessages.Prefix("error"u8, id), .. ServerMessages.ErrorsOf(result.Body.Span), (byte)'}'];

    public override ReadOnlyMemory<byte>? Refusal(string message) => null;

    public override CloseCode Translate(CloseCode code) => code;
}
