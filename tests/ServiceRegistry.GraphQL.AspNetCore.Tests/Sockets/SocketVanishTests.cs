using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

/// <summary>Subscribers that are gone without a close: their network is, or they sleep.</summary>
public sealed class SocketVanishTests
{
    private const int Subscribers = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Subscribers_GoneWithoutAClose_GiveTheirMemoryBack()
    {
        var sessions = new Sessions();
        await using var host = await GraphQLHost.StartAsync(configure: b =>
        {
            b.Services.AddSingleton(sessions);
            b.AddSocketSessionInterceptor<SessionsInterceptor>();
        });
        var connections = new List<RawConnection>();
        for (var i = 0; i < Subscribers; i++)
        {
            connections.Add(await SubscribeAsync(host));
        }

        // A ping that nobody answers, the close that nobody answers, and the end of patience.
        host.Time.Advance(Interval);
        host.Time.Advance(Interval);
        await Task.WhenAll(connections.Select(connection => connection.ReadUntilAsync("No pong was received in time")));
        host.Time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(connections.Select(connection => connection.ReadToEndAsync()));

        // One is held by what Kestrel keeps for the next connection.
        await sessions.AllClosedAsync();
        sessions.Remaining().ShouldBeLessThan(Subscribers / 10);
        connections.ForEach(connection => connection.Dispose());
    }

    private static async Task<RawConnection> SubscribeAsync(GraphQLHost host)
    {
        var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(RawSocket.Handshake());
        await connection.ReadUntilAsync("\r\n\r\n");
        await connection.SendAsync(RawSocket.Text("{\"type\":\"connection_init\"}"u8));
        await connection.ReadUntilAsync("connection_ack");
        await connection.SendAsync(RawSocket.Text("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { events }\"}}"u8));
        await host.Executor.SubscribedAsync();
        return connection;
    }

    /// <summary>What the sessions of the sockets are remembered by, without being kept by it.</summary>
    private sealed class Sessions
    {
        private readonly ConcurrentBag<WeakReference> all = [];
        private readonly TaskCompletionSource allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int closed;

        public void Open(object session) => all.Add(new WeakReference(session));

        public void Close()
        {
            if (Interlocked.Increment(ref closed) == Subscribers)
            {
                allClosed.SetResult();
            }
        }

        public Task AllClosedAsync() => allClosed.Task.WaitAsync(Patience.Long);

        public int Remaining()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return all.Count(session => session.IsAlive);
        }
    }

    private sealed class SessionsInterceptor(Sessions sessions) : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, JsonElement? connectionInitPayload, CancellationToken cancellationToken)
        {
            sessions.Open(session);
            return new(ConnectionStatus.Accept());
        }

        public override ValueTask OnCloseAsync(ISocketSession session)
        {
            sessions.Close();
            return default;
        }
    }
}
