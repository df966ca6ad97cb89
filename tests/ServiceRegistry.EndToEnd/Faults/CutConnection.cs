using System.Net.Sockets;
using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>One connection of a watcher of everything, a WebSocket or an event stream, that ends where it stands when it is disposed.</summary>
internal abstract class CutConnection : IAsyncDisposable
{
    protected const string Watch =
        "subscription($since: Long, $epoch: ID) { onRegistryChanged(since: $since, epoch: $epoch) { epoch revision events { revision instanceKey } } }";

    /// <summary>Small, so that most payloads come in parts: a cut between two reads is then one in the middle of a payload.</summary>
    protected byte[] Buffer { get; } = new byte[200];

    /// <param name="address">Of the server.</param>
    /// <param name="isSocket">Whether it is a WebSocket.</param>
    /// <param name="reset">Whether TCP resets it at its end, which otherwise closes it.</param>
    /// <param name="epoch">Of <paramref name="since"/>; null for the first one.</param>
    /// <param name="since">Where to go on.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<CutConnection> OpenAsync(Uri address, bool isSocket, bool reset, string? epoch, long since, CancellationToken stop)
    {
        // One of its own, because a connection that is pooled would be used again.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (reset)
                {
                    socket.LingerState = new LingerOption(true, 0);
                }

                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return isSocket
            ? await CutSocket.OpenAsync(address, handler, epoch, since, stop)
            : await CutStream.OpenAsync(address, handler, epoch, since, stop);
    }

    /// <summary>Reads some bytes, and gives the payload that they end; null where they end none.</summary>
    public abstract Task<JsonElement?> ReadAsync(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}
