using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>What one subprotocol says differently; what both have in common is the session's.</summary>
internal abstract class SocketProtocol
{
    /// <summary>Those that are spoken. Which one is the client's choice: the first of its list that is known.</summary>
    public static IReadOnlyList<SocketProtocol> All { get; } = [TransportProtocol.Instance, LegacyProtocol.Instance];

    /// <summary>Its name in the handshake.</summary>
    public abstract string Name { get; }

    /// <summary>What is sent now and then to keep the connection alive.</summary>
    public abstract ReadOnlyMemory<byte> KeepAlive { get; }

    /// <summary>True where the client answers that; otherwise the connection is watched by the frames of WebSockets themselves.</summary>
    public abstract bool KeepAliveIsAnswered { get; }

    /// <summary>True where operations may be started while the hello is being decided on; they wait for that.</summary>
    public abstract bool MayStartEarly { get; }

    /// <summary>The kind of a client's message; null for one that is not known.</summary>
    public abstract ClientMessageType? TypeOf(ref Utf8JsonReader type);

    /// <summary>What every payload of an operation begins with.</summary>
    public abstract byte[] NextPrefix(string id);

    /// <summary>The last message of an operation that was refused.</summary>
    public abstract ReadOnlyMemory<byte> Error(string id, OperationResult result);

    /// <summary>What is said before a connection that was refused is closed; null where the close code says it.</summary>
    public abstract ReadOnlyMemory<byte>? Refusal(string message);

    /// <summary>The protocol's own close code for what graphql-transport-ws closes with this one.</summary>
    public abstract CloseCode Translate(CloseCode code);
}
