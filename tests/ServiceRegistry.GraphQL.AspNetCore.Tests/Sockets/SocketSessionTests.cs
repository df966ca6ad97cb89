using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Sockets;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

/// <summary>The protocol over a channel, where a real socket could not be held still.</summary>
public sealed class SocketSessionTests : IAsyncLifetime
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Subscribe = """{"id":"1","type":"subscribe","payload":{"query":"subscription { events }"}}""";

    private readonly FakeChannel channel = new();
    private readonly FakeExecutor executor = new();
    private readonly ManualTimeProvider time = new();
    private readonly PendingInterceptor interceptor = new();
    private readonly ServiceProvider provider = new ServiceCollection().BuildServiceProvider();
    private readonly SocketSession session;

    public SocketSessionTests()
    {
        var services = new SocketServices(
            executor,
            [interceptor],
            provider.GetRequiredService<IServiceScopeFactory>(),
            new GraphQLSocketOptions(),
            new SubscriptionDelivery(new DeliveryOptions(), time),
            time,
            NullLogger<SocketSession>.Instance);
        session = new SocketSession(channel, TransportProtocol.Instance, new DefaultHttpContext(), services);
    }

    [Fact]
    public async Task Subscribe_WhileTheInitIsDecidedOn_Is4401()
    {
        await ReceiveAsync(Init);
        await ReceiveAsync(Subscribe);

        (await channel.NextAsync()).ShouldBe("close 4401 Unauthorized");
    }

    [Fact]
    public async Task Init_WhileTheFirstIsDecidedOn_Is4429()
    {
        await ReceiveAsync(Init);
        await ReceiveAsync(Init);

        (await channel.NextAsync()).ShouldBe("close 4429 Too many initialisation requests");
    }

    [Fact]
    public async Task Close_PeerReadsNothing_IsCutAfterTheCloseTimeout()
    {
        await ConnectAsync();
        channel.Blocked = new TaskCompletionSource();
        var pong = ReceiveAsync("""{"type":"ping"}""");
        var closing = session.CloseAsync(CloseCode.Terminated, "gone");

        channel.IsAborted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(5));

        await channel.Aborted;
        await closing.WaitAsync(Patience.Long);
        await pong.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task ShutDown_PeerReadsNothing_IsNotWaitedForLongerThanTheCloseTimeout()
    {
        await ConnectAsync();
        await ReceiveAsync(Subscribe);
        var stream = await executor.SubscribedAsync();
        channel.Blocked = new TaskCompletionSource();
        var stopping = session.ShutDownAsync();

        time.Advance(TimeSpan.FromSeconds(5));
        await time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));

        await channel.Aborted;
        await stopping.WaitAsync(Patience.Long);
        await stream.Left;
    }

    [Fact]
    public async Task AfterTheClose_MessagesMeanNothing()
    {
        await ConnectAsync();
        await ReceiveAsync("nonsense");
        (await channel.NextAsync()).ShouldStartWith("close 4400");

        await ReceiveAsync(Subscribe);
        await ReceiveAsync("nonsense");

        executor.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task Reason_IsCutAt123BytesBetweenCharacters()
    {
        await session.CloseAsync(CloseCode.Forbidden, new string('é', 100));

        (await channel.NextAsync()).ShouldBe("close 4403 " + new string('é', 61));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        interceptor.Decision.TrySetResult();
        await session.DisposeAsync().AsTask().WaitAsync(Patience.Long);
        await provider.DisposeAsync();
    }

    private async Task ConnectAsync()
    {
        interceptor.Decision.SetResult();
        await ReceiveAsync(Init);
        (await channel.NextAsync()).ShouldBe("""{"type":"connection_ack"}""");
    }

    private Task ReceiveAsync(string message) => session.ReceiveAsync(Encoding.UTF8.GetBytes(message));

    private sealed class PendingInterceptor : DefaultSocketSessionInterceptor
    {
        public TaskCompletionSource Decision { get; } = new();

        public override async ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session,
            JsonElement? connectionInitPayload,
            CancellationToken cancellationToken)
        {
            await Decision.Task.WaitAsync(cancellationToken);
            return ConnectionStatus.Accept();
        }
    }
}
