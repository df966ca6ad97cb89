using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>Does with each connection what the test says, then closes it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;
    private readonly CancellationTokenSource _stop = new();

    private ScriptedServer(Func<Stream, Task> script, bool tls)
    {
        _listener.Start();
        Target = new CheckTarget(null, "127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        _accepting = AcceptAsync(script, tls);
    }

    public CheckTarget Target { get; }

    public static Task<ScriptedServer> StartAsync(Func<Stream, Task> script, bool tls = false) => Task.FromResult(new ScriptedServer(script, tls));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<Stream, Task> script, bool tls)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = tls ? new SslStream(client.GetStream()) : (Stream)client.GetStream();
                if (stream is SslStream secure)
                {
                    await secure.AuthenticateAsServerAsync(TestCertificate.Create());
                }

                await script(stream).WaitAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client left, refused the certificate, or the test is over.
            }
        }
    }
}
