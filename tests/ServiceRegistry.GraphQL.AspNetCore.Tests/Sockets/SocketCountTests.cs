using System.Net.WebSockets;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

public sealed class SocketCountTests
{
    [Fact]
    public async Task Sockets_OneOverTheLimit_Is503UntilOneIsGone()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.Sockets.MaxSockets = 2);
        using var first = await SocketClient.ConnectAsync(host);
        using var second = await SocketClient.ConnectAsync(host);

        using var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(RawSocket.Handshake());

        var refused = await connection.ReadUntilAsync("TOO_MANY_SOCKETS");
        refused.ShouldStartWith("HTTP/1.1 503");
        refused.ShouldMatch("Retry-After: [1-5]\r\n");
        await first.CloseAsync();
        using var third = await OpenWhenThereIsRoomAsync(host);
        third.Subprotocol.ShouldBe("graphql-transport-ws");
    }

    [Fact]
    public void Sockets_AtOnce_AreTwentyThousand() => new GraphQLServerOptions().Sockets.MaxSockets.ShouldBe(20_000);

    /// <summary>The close is known to the client a moment before the server has let go of the socket.</summary>
    private static async Task<SocketClient> OpenWhenThereIsRoomAsync(GraphQLHost host)
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        while (true)
        {
            try
            {
                return await SocketClient.OpenAsync(host);
            }
            catch (WebSocketException) when (!patience.IsCancellationRequested)
            {
                // Not yet.
            }
        }
    }
}
