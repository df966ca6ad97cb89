using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;

/// <summary>The transports over the engine itself.</summary>
public sealed class RealExecutorTests
{
    [Fact]
    public async Task Query_PureAndAsync_AreAnswered()
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync(
            """{"query":"query($n: String!) { hello(name: $n) lateHello }","variables":{"n":"\u00e9\ud83d\ude00"}}""");

        using var json = JsonDocument.Parse(await response.TextAsync());
        json.RootElement.GetProperty("data").GetProperty("hello").GetString().ShouldBe("Hello é😀");
        json.RootElement.GetProperty("data").GetProperty("lateHello").GetString().ShouldBe("Hello at last");
    }

    [Theory]
    [InlineData("{", 400, "HC0014")]
    [InlineData("query($id: ID!) { __typename @skip(if: $id) }", 400, null)]
    [InlineData("query Q($n: Int!) { hello @skip(if: true) late: lateHello @include(if: false) __typename }", 400, null)]
    [InlineData("{ fault }", 200, "INTERNAL_ERROR")]
    public async Task Errors_HaveTheirStatus(string document, int status, string? code)
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync(JsonSerializer.Serialize(new { query = document }), "application/graphql-response+json");

        var text = await response.TextAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        text.ShouldContain("\"errors\":[{\"message\":");
        if (code is not null)
        {
            text.ShouldContain(code);
        }
    }

    [Theory]
    [InlineData("report", """{"data":{"lateHello":"Hello at last"},"extensions":{"operationCost":{"fieldCost":10,"typeCost":0}}}""")]
    [InlineData("Validate", """{"extensions":{"operationCost":{"fieldCost":10,"typeCost":0}}}""")]
    [InlineData("perhaps", """{"errors":[{"message":"The header GraphQL-Cost is 'report', or 'validate' where nothing is to be executed.","extensions":{"code":"HC0009"}}]}""")]
    public async Task CostHeader_IsAnswered(string header, string answer)
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("?query=%7BlateHello%7D", null, ("GraphQL-Cost", header));

        (await response.TextAsync()).ShouldBe(answer);
    }

    [Fact]
    public async Task ValidationRule_OfTheHost_IsHeldAgainst()
    {
        await using var host = await GraphQLHost.StartRealAsync(
            b => b.AddTypes(typeof(GreetingQueries).Assembly).AddValidationRule(context => new NothingGoes(context)));

        await (await host.PostAsync("""{"query":"{ hello }"}""", "application/graphql-response+json")).ShouldFailAsync(400, "NOTHING_GOES");
    }

    [Fact]
    public async Task Schema_ShowsCostsWhereAsked()
    {
        await using var host = await StartAsync();

        (await (await host.GetAsync("?sdl&costs")).TextAsync()).ShouldContain("lateHello: String! @cost(weight: \"10\")");
        (await (await host.GetAsync("?sdl")).TextAsync()).ShouldNotContain("@cost");
    }

    [Fact]
    public async Task FaultInAResolver_IsLoggedWithItsId()
    {
        await using var host = await StartAsync();

        var text = await (await host.PostAsync("""{"query":"{ fault }"}""")).TextAsync();

        text.ShouldNotContain("secret");
        var entry = host.Logs.Entries.Single(e => e.Level == LogLevel.Error);
        entry.Exception!.Message.ShouldBe("secret");
        using var json = JsonDocument.Parse(text);
        entry.Message.ShouldContain(json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("errorId").GetString()!);
    }

    [Fact]
    public async Task Mutation_ByPostAlone()
    {
        await using var host = await StartAsync();

        (await (await host.PostAsync("""{"query":"mutation { greet(times: 1) }"}""")).TextAsync()).ShouldBe("""{"data":{"greet":2}}""");
        var get = await host.GetAsync("?query=mutation%20%7B%20greet(times%3A%201)%20%7D");
        await get.ShouldFailAsync(405, "OPERATION_NOT_ALLOWED");
        get.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task Subscription_ByEventStream_ResumesBehindTheLastEvent()
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("?query=subscription%20%7B%20onCount%20%7D", "text/event-stream", ("Last-Event-ID", "e:41"));

        var text = await response.TextAsync();
        text.ShouldStartWith("event: next\nid: e:42\ndata: {\"data\":{\"onCount\":42}}\n\nevent: next\nid: e:43\n");
        text.ShouldEndWith("id: e:46\ndata: {\"data\":{\"onCount\":46}}\n\nevent: complete\ndata: \n\n");
    }

    [Fact]
    public async Task Subscription_ByWebSocket()
    {
        await using var host = await StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SubscribeAsync("1", "subscription { onCount }");

        for (var i = 1; i <= 5; i++)
        {
            (await socket.ReceiveAsync()).ShouldBe("{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"onCount\":" + i + "}}}");
        }

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Fact]
    public async Task SchemaSwapped_NextOperationOfAnOpenSocketSeesTheNewOne()
    {
        await using var host = await StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1", "{ hello }");
        (await socket.ReceiveAsync()).ShouldContain("Hello World");
        (await socket.ReceiveAsync()).ShouldContain("complete");

        host.Services.GetRequiredService<RequestExecutorProvider>().Swap(SchemaBuilder.New().AddQueryType(typeof(Other)).Build());
        await socket.SubscribeAsync("2", "{ other }");

        (await socket.ReceiveAsync()).ShouldBe("""{"id":"2","type":"next","payload":{"data":{"other":1}}}""");
        (await (await host.GetAsync("?sdl")).TextAsync()).ShouldContain("other: Int!");
    }

    [Fact]
    public async Task SchemaFactory_BuildsTheConfiguredSchemaAgain()
    {
        var fieldClass = typeof(GreetingQueries);
        await using var host = await GraphQLHost.StartRealAsync(b => b.ConfigureSchema((_, schema) => schema.AddQueryType(fieldClass)));
        fieldClass = typeof(Other);

        var schema = host.Services.GetRequiredService<SchemaFactory>().Create();

        schema.QueryType.FindField("other").ShouldNotBeNull();
    }

    private static Task<GraphQLHost> StartAsync() => GraphQLHost.StartRealAsync(b => b.AddTypes(typeof(GreetingQueries).Assembly));

    private static class Other
    {
        public static int GetOther() => 1;
    }

    private sealed class NothingGoes(ValidationContext context) : ValidationRule(context)
    {
        public override void EnterOperation(OperationDefinitionNode node) => ReportCode("NOTHING_GOES", "Nothing goes.", node);
    }
}
