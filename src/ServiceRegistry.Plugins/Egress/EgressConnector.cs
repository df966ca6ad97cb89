using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>Finds the addresses of a name.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>
/// Opens connections for checks. A name is resolved once, every address it has is held against the policy, and one of those
/// very addresses is connected to: a name that answers differently the second time gains nothing.
/// </summary>
internal sealed class EgressConnector(EgressPolicy policy, ResolveHost resolve) : IConnector
{
    public EgressConnector(EgressPolicy policy)
        : this(policy, Dns.GetHostAddressesAsync)
    {
    }

    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        var addresses = await ResolveAsync(host.Trim('[', ']'), cancellationToken);
        foreach (var address in addresses)
        {
            if (policy.DeniedBy(address) is { } rule)
            {
                throw new TargetNotAllowedException($"the target {Name(host, address)} is not allowed: {rule} is denied");
            }
        }

        SocketException? failure = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new ConnectionFailedException(Words(failure!, host, port), failure);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            var addresses = await resolve(host, cancellationToken);
            return addresses.Length > 0 ? addresses : throw new ConnectionFailedException($"the name '{host}' has no address");
        }
        catch (SocketException e)
        {
            throw new ConnectionFailedException(
                e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
                    ? $"the name '{host}' does not resolve"
                    : $"the name '{host}' could not be resolved: {e.Message}",
                e);
        }
    }

    private static string Name(string host, IPAddress address) => host == address.ToString() ? host : $"{host} ({address})";

    private static string Words(SocketException failure, string host, int port) => failure.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => $"connection refused by {host}:{port}",
        SocketError.TimedOut => $"connecting to {host}:{port} timed out",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"{host}:{port} is not reachable",
        _ => $"connecting to {host}:{port} failed: {failure.Message}",
    };
}
