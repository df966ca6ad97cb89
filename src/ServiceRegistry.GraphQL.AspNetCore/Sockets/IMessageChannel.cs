namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>
/// All that the protocol needs of a socket. Whoever uses it sends one message at a time, in order, and none after it has closed; a send
/// that completes has left room for the next, not reached its peer.
/// </summary>
internal interface IMessageChannel
{
    /// <summary>Sends one text message; slow where the peer reads slowly.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says that nothing more will be sent, and why.</summary>
    Task CloseAsync(CloseCode code, string reason, CancellationToken cancellationToken);

    /// <summary>Cuts the connection; never waits.</summary>
    void Abort();
}
