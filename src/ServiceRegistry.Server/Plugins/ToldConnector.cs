using System.Globalization;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Server.Plugins;

/// <summary>Tells of each connection what came of it.</summary>
internal sealed class ToldConnector(IConnector connector, TimeProvider time, TextWriter output) : IConnector
{
    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        TellAsync("connect", host, port, connector.ConnectAsync, connection => connection is NetworkStream stream ? $"connected to {stream.Socket.RemoteEndPoint}" : "connected", cancellationToken);

    public ValueTask<IDatagramConnection> ConnectDatagramsAsync(string host, int port, CancellationToken cancellationToken) =>
        TellAsync("datagrams", host, port, connector.ConnectDatagramsAsync, _ => "ready to send", cancellationToken);

    private async ValueTask<TConnection> TellAsync<TConnection>(
        string what, string host, int port, Func<string, int, CancellationToken, ValueTask<TConnection>> connect, Func<TConnection, string> success,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var came = "given up";
        try
        {
            var connection = await connect(host, port, cancellationToken);
            came = success(connection);
            return connection;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            came = e.Message;
            throw;
        }
        finally
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what,-9} {host}:{port}: {came}, after {DurationWords.Of(time.GetElapsedTime(started))}"));
        }
    }
}
