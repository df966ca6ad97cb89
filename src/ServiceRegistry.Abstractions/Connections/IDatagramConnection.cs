namespace ServiceRegistry.Abstractions;

/// <summary>Datagrams (UDP) to and from one address, which the host's policy allows. Whoever asked for it disposes it.</summary>
public interface IDatagramConnection : IAsyncDisposable
{
    /// <summary>Sends one datagram.</summary>
    /// <exception cref="ConnectionFailedException">The target, or its network, refuses datagrams.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancellationToken);

    /// <summary>Waits for one datagram of this target; those of others are not seen.</summary>
    /// <param name="buffer">Where it goes; what does not fit into it is lost.</param>
    /// <param name="cancellationToken">Gives up: a datagram may never come.</param>
    /// <returns>The bytes that came.</returns>
    /// <exception cref="ConnectionFailedException">The target, or its network, refuses datagrams.</exception>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
