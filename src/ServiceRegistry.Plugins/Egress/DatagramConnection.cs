using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>A connected UDP socket: the system passes on only what comes from the address that was checked.</summary>
internal sealed class DatagramConnection(Socket socket, string target) : IDatagramConnection
{
    public async ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(datagram, SocketFlags.None, cancellationToken);
        }
        catch (SocketException e)
        {
            throw Failed(e);
        }
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.MessageSize)
        {
            return buffer.Length; // what did not fit is lost, as the contract says
        }
        catch (SocketException e)
        {
            throw Failed(e);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private ConnectionFailedException Failed(SocketException failure) => new(
        failure.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset
            ? $"datagrams refused by {target}"
            : $"sending datagrams to {target} failed: {failure.Message}",
        failure);
}
