using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class NegotiationTests
{
    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("APPLICATION/JSON", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", "application/graphql-response+json")]
    [InlineData("application/json, application/graphql-response+json", "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/json;q=0, */*", "application/graphql-response+json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData("text/event-stream, application/json;q=0.1", "application/json")]
    [InlineData("text/event-stream, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("multipart/mixed, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("text/event-stream", "text/event-stream")]
    [InlineData("text/*", "text/event-stream")]
    [InlineData("text/event-stream, application/json;q=0", "text/event-stream")]
    public async Task Query_Accept_DecidesTheMediaType(string? accept, string expected)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ ok }"}""", accept);

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.MediaType.ShouldBe(expected);
        response.MediaType()!.CharSet.ShouldBe("utf-8");
        response.Headers.Vary.ShouldContain("Accept");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    public async Task Query_NothingAccepted_Is406(string accept)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.PostAsync("""{"query":"{ ok }"}""", accept)).ShouldFailAsync(406, "HC0063");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(";q=1")]
    public async Task Query_UnreadableAccept_Is400(string accept)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.PostAsync("""{"query":"{ ok }"}""", accept)).ShouldFailAsync(400, "HC0064");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task RequestError_Status_DependsOnTheMediaType(string accept, int status)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{"}""", accept);

        await response.ShouldFailAsync(status, "HC0014");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task ErrorsBesideData_Are200(string accept)
    {
        await using var host = await GraphQLHost.StartAsync();

        ((int)(await host.PostAsync("""{"query":"{ partial }"}""", accept)).StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Subscription_NoEventStreamAccepted_Is406(string accept)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.PostAsync("""{"query":"subscription { events }"}""", accept)).ShouldFailAsync(406, "HC0063");
        (await host.Executor.SubscribedAsync()).IsDisposed.ShouldBeTrue();
    }
}
