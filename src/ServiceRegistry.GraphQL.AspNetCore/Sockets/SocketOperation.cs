namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>One <c>subscribe</c> that has not ended yet.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource cancellation;
    private readonly Lock gate = new();
    private bool disposed;
    private int ended;

    public SocketOperation(string id, SocketProtocol protocol, CancellationToken socketEnds)
    {
        Id = id;
        Protocol = protocol;
        NextPrefix = protocol.NextPrefix(id);
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(socketEnds);
        Cancelled = cancellation.Token;
    }

    public string Id { get; }

    public SocketProtocol Protocol { get; }

    /// <summary>What each of its <c>next</c> messages begins with.</summary>
    public byte[] NextPrefix { get; }

    public CancellationToken Cancelled { get; }

    /// <summary>True once nothing may be sent for the id any more.</summary>
    public bool HasEnded => Volatile.Read(ref ended) != 0;

    /// <summary>Ends the operation; true for the first who does.</summary>
    public bool End() => Interlocked.Exchange(ref ended, 1) == 0;

    /// <summary>Whoever ends it may come when its run is over already.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (!disposed)
            {
                cancellation.CancelAsync();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            cancellation.Dispose();
        }
    }
}
