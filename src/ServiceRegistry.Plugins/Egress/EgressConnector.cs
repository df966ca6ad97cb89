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
        var addresses = await AllowedAsync(host, port, cancellationToken);
        var run = RunMeasurements.Current;
        SocketException? failure = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                var begun = run?.Begin() ?? 0;
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                run?.End(MeasurementName.Connect, begun);
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

    public async ValueTask<IDatagramConnection> ConnectDatagramsAsync(string host, int port, CancellationToken cancellationToken)
    {
        var address = (await AllowedAsync(host, port, cancellationToken))[0];
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new DatagramConnection(socket, $"{host}:{port}");
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ConnectionFailedException(Words(e, host, port), e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AllowedAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        var addresses = await ResolveAsync(host.Trim('[', ']'), cancellationToken);
        foreach (var address in addresses)
        {
            if (policy.DeniedBy(address, port) is { } rule)
            {
                throw new TargetNotAllowedException($"the target {Name(host, address)} is not allowed: {rule} is denied");
            }
        }

        return addresses;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            var run = RunMeasurements.Current;
            var begun = run?.Begin() ?? 0;
            var addresses = await resolve(host, cancellationToken);
            run?.End(MeasurementName.Dns, begun);
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
