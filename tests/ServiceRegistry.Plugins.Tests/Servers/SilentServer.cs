using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>Takes connections and says nothing until it hangs up.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];

    public SilentServer() => listener.Start();

    public CheckTarget Target => new(null, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    public async Task AcceptAsync() => clients.Add(await listener.AcceptTcpClientAsync());

    public void HangUp() => clients.ForEach(client => client.Dispose());

    public void Dispose()
    {
        HangUp();
        listener.Dispose();
    }
}
