using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.EndToEnd.Authors;

/// <summary>Greets whoever connects, and closes.</summary>
internal sealed class Greeter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task greeting;

    public Greeter(byte[] words)
    {
        listener.Start();
        greeting = GreetAsync(words);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await greeting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task GreetAsync(byte[] words)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await client.GetStream().WriteAsync(words, stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client left, or the test is over.
            }
        }
    }
}
