namespace ServiceRegistry.Abstractions;

/// <summary>
/// Opens outward connections for checks. The host's policy is applied to the address really connected to, so every
/// connection of a strategy goes through it; nothing else in a plugin opens one.
/// </summary>
public interface IConnector
{
    /// <summary>Resolves the host once, holds every address against the policy, and connects to one of them over TCP.</summary>
    /// <param name="host">A DNS name or an IP address, an IPv6 one with or without brackets.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The open connection; whoever asked for it disposes it.</returns>
    /// <exception cref="TargetNotAllowedException">The policy denies an address.</exception>
    /// <exception cref="ConnectionFailedException">The name does not resolve, or no address takes the connection.</exception>
    ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken);

    /// <summary>
    /// Resolves the host once, holds every address against the policy, and takes the first one for datagrams (UDP). Nothing is
    /// sent yet: whether anyone is there shows by what comes back.
    /// </summary>
    /// <param name="host">A DNS name or an IP address, an IPv6 one with or without brackets.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TargetNotAllowedException">The policy denies an address.</exception>
    /// <exception cref="ConnectionFailedException">The name does not resolve, or there is no way to the address.</exception>
    ValueTask<IDatagramConnection> ConnectDatagramsAsync(string host, int port, CancellationToken cancellationToken);
}
