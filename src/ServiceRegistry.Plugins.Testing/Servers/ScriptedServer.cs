using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Testing.Servers;

/// <summary>Does with each connection what the test says, then closes it.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;
    private readonly CancellationTokenSource stop = new();

    private ScriptedServer(Func<Stream, Task> script, SslServerAuthenticationOptions? tls)
    {
        listener.Start();
        Target = new CheckTarget(null, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        accepting = AcceptAsync(script, tls);
    }

    /// <summary>Where it listens, as the address of an instance.</summary>
    public CheckTarget Target { get; }

    /// <summary>Begins to listen at a free port of this machine.</summary>
    /// <param name="script">What is done with each connection, one after the other.</param>
    /// <param name="tls">Whether it speaks TLS first, with a certificate that nobody trusts.</param>
    public static Task<ScriptedServer> StartAsync(Func<Stream, Task> script, bool tls = false) =>
        StartAsync(script, tls ? new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.Create() } : null);

    /// <summary>Begins to listen at a free port of this machine.</summary>
    /// <param name="script">What is done with each connection, one after the other.</param>
    /// <param name="tls">How it speaks TLS; null where it does not.</param>
    public static Task<ScriptedServer> StartAsync(Func<Stream, Task> script, SslServerAuthenticationOptions? tls) => Task.FromResult(new ScriptedServer(script, tls));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync(Func<Stream, Task> script, SslServerAuthenticationOptions? tls)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = tls is not null ? new SslStream(client.GetStream()) : (Stream)client.GetStream();
                if (stream is SslStream secure)
                {
                    await secure.AuthenticateAsServerAsync(tls!, stop.Token);
                }

                await script(stream).WaitAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client left, refused the certificate, or the test is over.
            }
            catch (SocketException) when (stop.IsCancellationRequested)
            {
                // The listener was closed while it began to wait for the next client.
            }
        }
    }
}
