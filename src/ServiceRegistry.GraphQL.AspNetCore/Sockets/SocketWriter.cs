using System.Text;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>
/// Lets one message at a time through to the channel, and none after the close. Whether an operation may still send is decided when its
/// turn has come, so that nothing follows its last message.
/// </summary>
internal sealed class SocketWriter(IMessageChannel channel, TimeProvider time, TimeSpan closeTimeout) : IDisposable
{
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private CancellationTokenSource? patience;
    private int closed;

    /// <summary>Ends when the socket is being closed, by whichever side.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Sends a message that belongs to no operation.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        await turn.WaitAsync(Closing);
        try
        {
            await channel.SendAsync(message, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Sends a payload of an operation, unless that has ended.</summary>
    public async ValueTask SendNextAsync(SocketOperation operation, ReadOnlyMemory<byte> body)
    {
        await turn.WaitAsync(operation.Cancelled);
        try
        {
            if (!operation.HasEnded)
            {
                await ServerMessages.SendNextAsync(channel, operation.NextPrefix, body, CancellationToken.None);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Sends the last message of an operation, unless it has ended. The id is free for another from the moment it is sent.</summary>
    public async ValueTask SendLastAsync(SocketOperation operation, ReadOnlyMemory<byte> message, Action free)
    {
        await turn.WaitAsync(Closing);
        try
        {
            if (operation.End())
            {
                free();
                await channel.SendAsync(message, CancellationToken.None);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Closes the socket; a peer that reads nothing, or does not answer in time, is cut off.</summary>
    public async Task CloseAsync(CloseCode code, string reason)
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
        {
            return;
        }

        // It goes on until the socket is disposed: the peer has its part of the closing handshake to do as well.
        patience = new CancellationTokenSource(closeTimeout, time);
        patience.Token.Register(channel.Abort);
        await closing.CancelAsync();
        try
        {
            await turn.WaitAsync(patience.Token);
            await channel.CloseAsync(code, Cut(reason), patience.Token);
        }
        catch (OperationCanceledException)
        {
            channel.Abort();
        }
    }

    public void Dispose()
    {
        closing.Dispose();
        patience?.Dispose();
    }

    private static string Cut(string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(reason);
        if (bytes.Length <= MaxReasonBytes)
        {
            return reason;
        }

        var end = MaxReasonBytes;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(bytes, 0, end);
    }
}
