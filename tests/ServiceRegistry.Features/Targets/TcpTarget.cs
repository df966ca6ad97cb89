using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Features.Targets;

/// <summary>A server of raw sockets that answers what it is asked for, and is silent else.</summary>
/// <param name="tls">Whether it speaks TLS.</param>
/// <param name="everywhere">Whether it is reached at every loopback address.</param>
internal sealed class TcpTarget(bool tls = false, bool everywhere = false) : Target
{
    private TcpListener? listener;
    private CancellationTokenSource stopping = new();
    private Task serving = Task.CompletedTask;

    /// <summary>Answers by what was received.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>What is answered to everything else; null for nothing.</summary>
    public string? AnswerToAll { get; init; }

    public override Task StartAsync()
    {
        stopping = new CancellationTokenSource();
        listener = new TcpListener(everywhere ? IPAddress.Any : IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync(listener, stopping.Token);
        return Task.CompletedTask;
    }

    public override async Task StopAsync()
    {
        if (listener is { } open)
        {
            listener = null;
            await stopping.CancelAsync();
            await serving;
            open.Stop();
            stopping.Dispose();
        }
    }

    private async Task ServeAsync(TcpListener open, CancellationToken stop)
    {
        var connections = new List<Task>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                connections.Add(TalkAsync(await open.AcceptTcpClientAsync(stop), stop));
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops: nobody is let in any more.
        }

        await Task.WhenAll(connections);
    }

    /// <summary>A peer that breaks off is what checks do: it ends the talk.</summary>
    private async Task TalkAsync(TcpClient peer, CancellationToken stop)
    {
        using (peer)
        {
            try
            {
                await using var stream = await OpenAsync(peer, stop);
                var buffer = new byte[1024];
                while (await stream.ReadAsync(buffer, stop) is var count && count > 0)
                {
                    if ((Answers.GetValueOrDefault(Encoding.UTF8.GetString(buffer, 0, count).TrimEnd()) ?? AnswerToAll) is { } answer)
                    {
                        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop);
                    }
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                peer.Close();
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient peer, CancellationToken stop)
    {
        if (!tls)
        {
            return peer.GetStream();
        }

        var secured = new SslStream(peer.GetStream());
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = OwnCertificate.Certificate }, stop);
        return secured;
    }
}
