using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class CorsTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData("?query=%7B%20ok%20%7D", "*/*")]
    [InlineData("?query=%7B%20ok%20%7D", "text/event-stream")]
    [InlineData("?sdl", "*/*")]
    [InlineData("?query=", "*/*")]
    public async Task AllowedOrigin_MayReadAnswersAndHeaders(string query, string accept)
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add(App));

        var response = await host.GetAsync(query, accept, ("Origin", App));

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([App]);
        response.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldBe("ETag, Retry-After");
        response.Headers.Vary.ShouldContain("Origin");
    }

    [Fact]
    public async Task ForeignOrigin_MayNotRead()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add(App));

        var response = await host.GetAsync("?query=%7B%20ok%20%7D", null, ("Origin", "https://evil.example.com"));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.Vary.ShouldContain("Origin");
    }

    [Fact]
    public async Task NoOriginsConfigured_NoneMayRead()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.GetAsync("?query=%7B%20ok%20%7D", null, ("Origin", App));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task AnyOrigin_IsAStar()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add("*"));

        var response = await host.GetAsync("?query=%7B%20ok%20%7D", null, ("Origin", App));

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task Preflight_AllowedOrigin_MaySendItsHeaders()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add(App));

        var response = await PreflightAsync(host, App);

        ((int)response.StatusCode).ShouldBe(204);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([App]);
        response.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["GET, POST"]);
        response.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["content-type,authorization"]);
    }

    [Fact]
    public async Task Preflight_ForeignOrigin_MayNothing()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add(App));

        var response = await PreflightAsync(host, "null");

        ((int)response.StatusCode).ShouldBe(204);
        response.Headers.Where(h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> PreflightAsync(GraphQLHost host, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, host.Url);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,authorization");
        return host.SendAsync(request);
    }
}
