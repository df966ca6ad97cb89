using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>Does with each connection what the test says, then closes it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;
    private readonly CancellationTokenSource stop = new();

    private ScriptedServer(Func<Stream, Task> script, bool tls)
    {
        listener.Start();
        Target = new CheckTarget(null, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        accepting = AcceptAsync(script, tls);
    }

    public CheckTarget Target { get; }

    public static Task<ScriptedServer> StartAsync(Func<Stream, Task> script, bool tls = false) => Task.FromResult(new ScriptedServer(script, tls));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync(Func<Stream, Task> script, bool tls)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = tls ? new SslStream(client.GetStream()) : (Stream)client.GetStream();
                if (stream is SslStream secure)
                {
                    await secure.AuthenticateAsServerAsync(TestCertificate.Create());
                }

                await script(stream).WaitAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client left, refused the certificate, or the test is over.
            }
        }
    }
}
