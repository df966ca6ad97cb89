using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>Takes connections and says nothing until it hangs up.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];

    public SilentServer() => _listener.Start();

    public CheckTarget Target => new(null, "127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    public async Task AcceptAsync() => _clients.Add(await _listener.AcceptTcpClientAsync());

    public void HangUp() => _clients.ForEach(client => client.Dispose());

    public void Dispose()
    {
        HangUp();
        _listener.Dispose();
    }
}
