using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>Answers each datagram with those that the test makes of it.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public DnsServer(Func<byte[], byte[][]> answers) => serving = ServeAsync(answers);

    public CheckTarget Target => new(null, "127.0.0.1", ((IPEndPoint)socket.Client.LocalEndPoint!).Port);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(Func<byte[], byte[][]> answers)
    {
        try
        {
            while (true)
            {
                var question = await socket.ReceiveAsync(stop.Token);
                foreach (var answer in answers(question.Buffer))
                {
                    await socket.SendAsync(answer, question.RemoteEndPoint, stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
