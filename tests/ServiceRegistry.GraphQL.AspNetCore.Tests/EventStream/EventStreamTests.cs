using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.EventStream;

public sealed class EventStreamTests
{
    private const string Subscription = """{"query":"subscription { events }"}""";

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("text/event-stream")]
    [InlineData("application/json, text/event-stream")]
    public async Task Subscription_ByPost_SendsEventsThenComplete(string? accept)
    {
        await using var host = await GraphQLHost.StartAsync();
        var response = await host.PostAsync(Subscription, accept);
        var stream = await host.Executor.SubscribedAsync();

        stream.Next("""{"data":{"events":1}}""", "e:1");
        stream.Next("""{"data":{"events":2}}""");
        stream.End();

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await response.TextAsync()).ShouldBe(
            "event: next\nid: e:1\ndata: {\"data\":{\"events\":1}}\n\n" +
            "event: next\ndata: {\"data\":{\"events\":2}}\n\n" +
            "event: complete\ndata: \n\n");
        stream.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Subscription_ByGet_CarriesLastEventId()
    {
        await using var host = await GraphQLHost.StartAsync();

        await host.GetAsync("?query=subscription%20%7B%20events%20%7D", "text/event-stream", ("Last-Event-ID", "e:41"));

        await host.Executor.SubscribedAsync();
        host.Executor.LastRequest!.ContextData![GraphQLContextKeys.LastEventId].ShouldBe("e:41");
    }

    [Fact]
    public async Task Subscription_EventComes_IsReadAtOnce()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var reader = await ReadAsync(await host.PostAsync(Subscription));
        var stream = await host.Executor.SubscribedAsync();

        stream.Next("{}", "e:1");

        (await LineAsync(reader)).ShouldBe("event: next");
    }

    [Fact]
    public async Task Subscription_Idle_GetsACommentEvery12Seconds()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var reader = await ReadAsync(await host.PostAsync(Subscription));
        await host.Executor.SubscribedAsync();

        for (var i = 0; i < 3; i++)
        {
            await host.Time.TimerIsSetAsync(TimeSpan.FromSeconds(12));
            host.Time.Advance(TimeSpan.FromSeconds(12));
            (await LineAsync(reader)).ShouldBe(":");
            (await LineAsync(reader)).ShouldBe("");
        }
    }

    [Fact]
    public async Task Subscription_Refused_SendsTheErrorsThenCompletes()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"subscription { refused }"}""", "text/event-stream");

        ((int)response.StatusCode).ShouldBe(200);
        (await response.TextAsync()).ShouldBe(
            "event: next\ndata: {\"errors\":[{\"message\":\"Compacted.\",\"extensions\":{\"code\":\"REVISION_COMPACTED\"}}]}\n\n" +
            "event: complete\ndata: \n\n");
    }

    [Fact]
    public async Task Subscription_EndsWithAnError_SendsItThenCompletes()
    {
        await using var host = await GraphQLHost.StartAsync();
        var response = await host.PostAsync(Subscription);
        var stream = await host.Executor.SubscribedAsync();

        stream.Next(FakeResult.Failed("Compacted.", "REVISION_COMPACTED"));
        stream.Next("{}");

        var text = await response.TextAsync();
        text.ShouldContain("REVISION_COMPACTED");
        text.ShouldEndWith("event: complete\ndata: \n\n");
        text.Split("event: next").Length.ShouldBe(2);
        await stream.Left;
    }

    [Fact]
    public async Task Subscription_SourceFails_IsMaskedAndCompletes()
    {
        await using var host = await GraphQLHost.StartAsync();
        var response = await host.PostAsync(Subscription);
        var stream = await host.Executor.SubscribedAsync();

        stream.End(new InvalidOperationException("secret"));

        var text = await response.TextAsync();
        text.ShouldContain("INTERNAL_ERROR");
        text.ShouldNotContain("secret");
        text.ShouldEndWith("event: complete\ndata: \n\n");
        host.Logs.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Subscription_ClientLeaves_IsCancelled()
    {
        await using var host = await GraphQLHost.StartAsync();
        var response = await host.PostAsync(Subscription);
        var stream = await host.Executor.SubscribedAsync();

        response.Dispose();

        await stream.Left;
    }

    [Fact]
    public async Task Subscription_ServerStops_CompletesWithAHint()
    {
        await using var host = await GraphQLHost.StartAsync();
        var response = await host.PostAsync(Subscription);
        var stream = await host.Executor.SubscribedAsync();

        var stopping = host.StopAsync();

        (await response.TextAsync()).ShouldMatch("^retry: [1-4][0-9]{3}\n\nevent: complete\ndata: \n\n$");
        await stream.Left;
        await stopping.WaitAsync(Patience.Long);
    }

    [Fact]
    public async Task Query_LineBreaksInTheAnswer_AreLinesOfData()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ multiline }"}""", "text/event-stream");

        (await response.TextAsync()).ShouldBe(
            "event: next\ndata: {\"data\":{\"any\":{\ndata: \ndata: \"a\":1\ndata: }}}\n\nevent: complete\ndata: \n\n");
    }

    private static async Task<StreamReader> ReadAsync(HttpResponseMessage response) =>
        new(await response.Content.ReadAsStreamAsync(), Encoding.UTF8);

    private static Task<string?> LineAsync(StreamReader reader) => reader.ReadLineAsync().WaitAsync(Patience.Long);
}
