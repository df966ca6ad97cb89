using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Plugins.Testing.Servers;

/// <summary>Does the same to every connection (TCP) and every datagram (UDP) at one port of this machine.</summary>
public sealed class HostileServer : IAsyncDisposable
{
    private static readonly TimeSpan Trickle = TimeSpan.FromMilliseconds(20);

    private readonly Hostility hostility;
    private readonly byte[] opening;
    private readonly byte[] garbage = new byte[64 * 1024];
    private readonly Socket listener;
    private readonly Socket datagrams;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource visited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Task> tasks = [];
    private readonly Task accepting;
    private long bytesTaken;

    /// <summary>Begins to listen.</summary>
    /// <param name="hostility">What it does.</param>
    /// <param name="opening">What it says first, where it says anything.</param>
    public HostileServer(Hostility hostility, byte[] opening)
    {
        (this.hostility, this.opening) = (hostility, opening);
        new Random(20261127).NextBytes(garbage);
        (listener, datagrams) = Bind();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = Task.WhenAll(AcceptAsync(), AnswerDatagramsAsync());
    }

    /// <summary>The port, of 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Bytes that its clients took, or that their system took for them.</summary>
    public long BytesTaken => Interlocked.Read(ref bytesTaken);

    /// <summary>Completes once somebody has come.</summary>
    public Task Visited => visited.Task;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        datagrams.Dispose();
        await accepting;
        await Task.WhenAll(tasks);
        stop.Dispose();
    }

    // A port that is free for TCP may be taken for UDP.
    private static (Socket Listener, Socket Datagrams) Bind()
    {
        while (true)
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen(256);
            try
            {
                datagrams.Bind(listener.LocalEndPoint!);
                return (listener, datagrams);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                listener.Dispose();
                datagrams.Dispose();
            }
        }
    }

    private static bool IsEnd(Exception e) => e is OperationCanceledException or SocketException or ObjectDisposedException;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await listener.AcceptAsync(stop.Token);
                visited.TrySetResult();
                tasks.Add(ServeAsync(connection));
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using (connection)
        {
            try
            {
                await BehaveAsync(connection);
            }
            catch (Exception e) when (IsEnd(e))
            {
                // The client left, or the test is over.
            }
        }
    }

    private async Task BehaveAsync(Socket connection)
    {
        if (hostility == Hostility.ClosesAtOnce)
        {
            return;
        }

        // Until the client has asked: what is closed with bytes unread is reset. One that waits for a greeting does not ask.
        var asked = connection.ReceiveAsync(new byte[64 * 1024], stop.Token).AsTask();
        if (hostility == Hostility.NeverAnswers)
        {
            while (await asked > 0)
            {
                asked = connection.ReceiveAsync(new byte[64 * 1024], stop.Token).AsTask();
            }

            return;
        }

        await Task.WhenAny(asked, Task.Delay(Trickle * 5, TimeProvider.System, stop.Token));
        await SendAsync(connection, opening);
        switch (hostility)
        {
            case Hostility.Resets:
                connection.LingerState = new LingerOption(enable: true, 0);
                break;
            case Hostility.SendsGarbage:
                await SendAsync(connection, garbage.AsMemory(0, 4096));
                break;
            case Hostility.Trickles:
                for (var i = 0; i < garbage.Length; i++)
                {
                    await SendAsync(connection, garbage.AsMemory(i, 1));
                    await Task.Delay(Trickle, TimeProvider.System, stop.Token);
                }

                break;
            case Hostility.NeverStops:
                while (true)
                {
                    await SendAsync(connection, garbage);
                }
        }
    }

    private async Task SendAsync(Socket connection, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var sent = await connection.SendAsync(bytes, stop.Token);
            Interlocked.Add(ref bytesTaken, sent);
            bytes = bytes[sent..];
        }
    }

    private async Task AnswerDatagramsAsync()
    {
        var question = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var received = await datagrams.ReceiveFromAsync(question, new IPEndPoint(IPAddress.Any, 0), stop.Token);
                visited.TrySetResult();
                var answers = hostility switch
                {
                    Hostility.SendsGarbage or Hostility.Trickles => 1,
                    Hostility.NeverStops => 1000,
                    _ => 0,
                };
                for (var i = 0; i < answers; i++)
                {
                    await datagrams.SendToAsync(garbage.AsMemory(i, 512), received.RemoteEndPoint, stop.Token);
                }
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The test is over.
        }
    }
}
