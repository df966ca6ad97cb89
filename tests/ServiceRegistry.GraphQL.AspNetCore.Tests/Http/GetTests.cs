using System.Text.Json;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class GetTests
{
    [Fact]
    public async Task Get_AllParameters_ReachTheExecutor()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.GetAsync("?query=%7B%20echo%20%7D&operationName=Q&variables=%7B%22a%22%3A%22%C3%A9%22%7D&extensions=%7B%22b%22%3A1%7D");

        using var json = JsonDocument.Parse(await response.TextAsync());
        var data = json.RootElement.GetProperty("data");
        data.GetProperty("document").GetString().ShouldBe("{ echo }");
        data.GetProperty("operationName").GetString().ShouldBe("Q");
        data.GetProperty("variables").GetProperty("a").GetString().ShouldBe("é");
        data.GetProperty("extensions").GetProperty("b").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("text/event-stream")]
    public async Task Get_Mutation_Is405AndAllowsPost(string accept)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.GetAsync("?query=mutation%20%7B%20go%20%7D", accept);

        await response.ShouldFailAsync(405, "OPERATION_NOT_ALLOWED");
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("", "HC0013")]
    [InlineData("?query=", "HC0013")]
    [InlineData("?query=%7B%20ok%20%7D&variables=7", "HC0009")]
    [InlineData("?query=%7B%20ok%20%7D&variables=%7B", "HC0011")]
    [InlineData("?query=%7B%20ok%20%7D&extensions=x", "HC0011")]
    public async Task Get_NotARequest_Is400(string query, string code)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.GetAsync(query)).ShouldFailAsync(400, code);
    }

    [Fact]
    public async Task Get_SwitchedOff_Is405()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.EnableGetRequests = false);

        var response = await host.GetAsync("?query=%7B%20ok%20%7D");

        await response.ShouldFailAsync(405, "METHOD_NOT_ALLOWED");
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("QUERY")]
    public async Task OtherVerbs_Are405(string verb)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.SendAsync(new HttpRequestMessage(new HttpMethod(verb), host.Url));

        await response.ShouldFailAsync(405, "METHOD_NOT_ALLOWED");
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST", "OPTIONS"]);
    }

    [Fact]
    public async Task Head_Query_GivesTheHeadersAlone()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Head, host.Url + "?query=%7B%20ok%20%7D"));

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentLength.ShouldBe(20);
        (await response.TextAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/other")]
    [InlineData("/static/../x")]
    public async Task Get_UnknownPathBelow_Is404(string path)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.GetAsync(path)).ShouldFailAsync(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Post_PathBelow_Is404()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, host.Url + "/schema.graphql"));

        await response.ShouldFailAsync(404, "NOT_FOUND");
    }
}
