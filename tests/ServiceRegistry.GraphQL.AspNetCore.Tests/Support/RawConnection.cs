using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

/// <summary>A bare TCP connection, for what no proper client would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;

    private RawConnection(TcpClient client) => (this.client, stream) = (client, client.GetStream());

    public static async Task<RawConnection> OpenAsync(Uri url, int? receiveBuffer = null)
    {
        var client = new TcpClient();
        if (receiveBuffer is { } size)
        {
            client.ReceiveBufferSize = size;
        }

        await client.ConnectAsync(url.Host, url.Port).WaitAsync(Patience.Long);
        return new RawConnection(client);
    }

    public static async Task<string> ExchangeAsync(Uri url, string request)
    {
        using var connection = await OpenAsync(url);
        await connection.SendAsync(request);
        return await connection.ReadToEndAsync();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await stream.WriteAsync(bytes).AsTask().WaitAsync(Patience.Long);

    /// <summary>Reads until the text ends with, or has just brought, what is looked for.</summary>
    public async Task<string> ReadUntilAsync(string sought)
    {
        var text = new StringBuilder();
        var buffer = new byte[65536];
        var tail = string.Empty;
        while (!tail.Contains(sought, StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience.Long);
            count.ShouldBeGreaterThan(0, $"The connection ended before '{sought}' came.");
            var read = Encoding.Latin1.GetString(buffer, 0, count);
            text.Append(read);
            tail = tail[Math.Max(0, tail.Length - sought.Length)..] + read;
        }

        return text.ToString();
    }

    /// <summary>Reads until the server ends the connection, be it by a reset.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var memory = new MemoryStream();
        try
        {
            await stream.CopyToAsync(memory).WaitAsync(Patience.Long);
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // A cut connection is an end as well.
        }

        return Encoding.Latin1.GetString(memory.ToArray());
    }

    public void Dispose() => client.Dispose();
}
