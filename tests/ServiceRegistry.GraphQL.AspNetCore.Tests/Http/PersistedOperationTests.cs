using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

/// <summary>How a request names its document.</summary>
public sealed class PersistedOperationTests
{
    private const string Named = """{"persistedQuery":{"version":1,"sha256Hash":"abc"}}""";

    [Theory]
    [InlineData("""{"id":"find"}""", "find")]
    [InlineData("""{"id":"find","query":"{ ok }"}""", "find")]
    [InlineData("""{"id":7,"query":"{ ok }"}""", null)]
    [InlineData("""{"id":{"a":[1]},"query":"{ ok }"}""", null)]
    [InlineData($$"""{"extensions":{{Named}}}""", null)]
    public async Task Post_NamesADocument(string body, string? id)
    {
        await using var host = await GraphQLHost.StartAsync();

        await host.PostAsync(body);

        host.Executor.LastRequest.ShouldNotBeNull().DocumentId.ShouldBe(id);
    }

    [Theory]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"extensions":{"other":1}}""")]
    public async Task Post_NamesNone_Is400(string body)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.PostAsync(body)).ShouldFailAsync(400, "HC0013");
    }

    [Fact]
    public async Task Get_ById()
    {
        await using var host = await GraphQLHost.StartAsync();

        await host.GetAsync("?id=find&variables=%7B%22a%22%3A1%7D");

        var request = host.Executor.LastRequest.ShouldNotBeNull();
        request.DocumentId.ShouldBe("find");
        request.Document.IsEmpty.ShouldBeTrue();
        request.Variables!.Value.GetProperty("a").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Get_ByHash()
    {
        await using var host = await GraphQLHost.StartAsync();

        await host.GetAsync("?extensions=" + Uri.EscapeDataString(Named));

        host.Executor.LastRequest.ShouldNotBeNull().Extensions!.Value.GetProperty("persistedQuery").GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Socket_ById()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);

        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"id":"find"}}""");

        (await socket.ReceiveAsync()).ShouldContain("\"id\":\"1\"");
        host.Executor.LastRequest.ShouldNotBeNull().DocumentId.ShouldBe("find");
    }
}
