using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

public sealed class SocketOperationTests
{
    [Fact]
    public async Task Query_GetsNextThenComplete_AndItsIdIsFree()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        for (var i = 0; i < 3; i++)
        {
            await socket.SubscribeAsync("a\"b", "{ ok }");

            (await socket.ReceiveAsync()).ShouldBe("""{"id":"a\u0022b","type":"next","payload":{"data":{"ok":true}}}""");
            (await socket.ReceiveAsync()).ShouldBe("""{"id":"a\u0022b","type":"complete"}""");
        }
    }

    [Fact]
    public async Task Subscribe_AllParameters_ReachTheExecutor()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync(
            """{"payload":{"variables":{"a":1},"query":"{ echo }","operationName":"Q","extensions":{"b":2}},"id":"1","type":"subscribe"}""");

        (await socket.ReceiveAsync()).ShouldBe(
            """{"id":"1","type":"next","payload":{"data":{"document":"{ echo }","operationName":"Q","variables":{"a":1},"extensions":{"b":2},"state":null}}}""");
    }

    [Fact]
    public async Task RequestError_GetsErrorAndNothingMore()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SubscribeAsync("1", "{");

        (await socket.ReceiveAsync()).ShouldBe(
            """{"id":"1","type":"error","payload":[{"message":"Syntax Error","extensions":{"code":"HC0014"}}]}""");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Subscription_GetsEventsThenComplete()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var stream = await host.Executor.SubscribedAsync();

        stream.Next("{\"data\":1}", "e:1");
        stream.Next("{\"data\":2}", "e:2");
        stream.End();

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":1}}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":2}}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Subscription_EndsWithAnError_GetsNoComplete()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var stream = await host.Executor.SubscribedAsync();

        stream.Next(FakeResult.Failed("Compacted.", "REVISION_COMPACTED"));

        (await socket.ReceiveAsync()).ShouldContain("REVISION_COMPACTED");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Subscription_Completed_IsCancelledAndSilent_AndItsIdIsFree()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        var first = await host.Executor.SubscribedAsync();

        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await first.Left;
        first.Next("{\"data\":\"old\"}");
        await socket.SubscribeAsync("1");
        var second = await host.Executor.SubscribedAsync();
        second.Next("{\"data\":\"new\"}");

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"next","payload":{"data":"new"}}""");
    }

    [Fact]
    public async Task Complete_OfAnUnknownId_MeansNothing()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync("""{"id":"7","type":"complete"}""");

        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Query_ClientCompletes_CancelsTheExecution()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1", "{ wait }");
        await host.Executor.Waiting;

        await socket.SendAsync("""{"id":"1","type":"complete"}""");

        await host.Executor.Cancelled;
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Query_ClientVanishes_CancelsTheExecution()
    {
        await using var host = await GraphQLHost.StartAsync();
        var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1", "{ wait }");
        await host.Executor.Waiting;

        socket.Dispose();

        await host.Executor.Cancelled;
    }

    [Fact]
    public async Task ExecutorThrows_IsMaskedAndLogged_AndTheSocketGoesOn()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SubscribeAsync("1", "{ fail }");

        var message = await socket.ReceiveAsync();
        message.ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":"Unexpected Execution Error","extensions":{"code":"INTERNAL_ERROR","errorId":""");
        host.Logs.Entries.ShouldHaveSingleItem().Exception!.Message.ShouldBe("secret");
        await ShouldBeSilentAsync(socket);
    }

    [Fact]
    public async Task Operations_OneOverTheLimit_IsRefusedAlone()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.Sockets.MaxOperations = 2);
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1");
        await socket.SubscribeAsync("2");
        await host.Executor.SubscribedAsync();
        await host.Executor.SubscribedAsync();

        await socket.SubscribeAsync("3");

        (await socket.ReceiveAsync()).ShouldBe(
            """{"id":"3","type":"error","payload":[{"message":"At most 2 operations run at once on a socket.","extensions":{"code":"TOO_MANY_OPERATIONS"}}]}""");
        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await socket.SubscribeAsync("3", "{ ok }");
        (await socket.ReceiveAsync()).ShouldContain("\"type\":\"next\"");
    }

    [Fact]
    public void Operations_AtOnce_AreAThousand() => new GraphQLServerOptions().Sockets.MaxOperations.ShouldBe(1000);

    /// <summary>Whatever was on its way before the answer to a ping would have come before it.</summary>
    private static async Task ShouldBeSilentAsync(SocketClient socket)
    {
        await socket.SubscribeAsync("silence", "{ ok }");
        (await socket.ReceiveAsync()).ShouldStartWith("{\"id\":\"silence\",\"type\":\"next\"");
        (await socket.ReceiveAsync()).ShouldBe("""{"id":"silence","type":"complete"}""");
    }
}
