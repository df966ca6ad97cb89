using System.Net.Sockets;
using System.Text;

namespace ServiceRegistry.Features.World;

/// <summary>A client that says what it is told to and reads when it is told to, proper or not.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient client;

    private RawClient(TcpClient client) => this.client = client;

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(address.Host, address.Port).WaitAsync(Observed<string>.Patience);
        return new RawClient(client);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await client.GetStream().WriteAsync(bytes).AsTask().WaitAsync(Observed<string>.Patience);

    /// <summary>The same; false where the server has ended the connection.</summary>
    public Task<bool> TrySendAsync(string text) => TrySendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>The same with bytes.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await SendAsync(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Reads until what is looked for has come; null where the server ends the connection before.</summary>
    public async Task<string?> ReadUntilAsync(string sought)
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { } more)
        {
            if (text.Append(more).ToString().Contains(sought, StringComparison.Ordinal))
            {
                return text.ToString();
            }
        }

        return null;
    }

    /// <summary>Reads until the server ends the connection, be it by a reset; gives what came before.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { } more)
        {
            text.Append(more);
        }

        return text.ToString();
    }

    public void Dispose() => client.Dispose();

    private async Task<string?> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var count = await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(Observed<string>.Patience);
            return count == 0 ? null : Encoding.Latin1.GetString(buffer, 0, count);
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
    }
}
