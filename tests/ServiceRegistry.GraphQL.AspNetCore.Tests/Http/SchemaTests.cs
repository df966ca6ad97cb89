using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("?sdl")]
    [InlineData("/schema.graphql")]
    [InlineData("/schema")]
    public async Task Sdl_IsGivenWithETagAndMediaType(string path)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.GetAsync(path, "text/html,*/*;q=0.8");

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.ToString().ShouldBe("application/graphql; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("schema.graphql");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await response.TextAsync()).ShouldContain("type Query {\n  ok: Boolean\n}");

        var again = await host.GetAsync(path, null, ("If-None-Match", response.Headers.ETag!.ToString()));
        ((int)again.StatusCode).ShouldBe(304);
        (await again.TextAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sdl_SchemaChanges_ETagDoes()
    {
        await using var host = await GraphQLHost.StartAsync();
        var before = await host.GetAsync("?sdl");

        host.Executor.Schema = FakeExecutor.SchemaWith("other");
        var after = await host.GetAsync("?sdl", null, ("If-None-Match", before.Headers.ETag!.ToString()));

        ((int)after.StatusCode).ShouldBe(200);
        (await after.TextAsync()).ShouldContain("other: Boolean");
    }

    [Fact]
    public async Task Sdl_Types_GivesThoseAlone()
    {
        await using var host = await GraphQLHost.StartAsync();

        var text = await (await host.GetAsync("?sdl&types=Query")).TextAsync();

        text.ShouldContain("type Query");
        text.ShouldNotContain("schema {");
    }

    [Theory]
    [InlineData("", 400, "HC0058")]
    [InlineData("Qu%20ery", 400, "HC0059")]
    [InlineData("1", 400, "HC0059")]
    [InlineData("Query,Nope", 404, "HC0060")]
    public async Task Sdl_WrongTypes_AreErrors(string types, int status, string code)
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.GetAsync($"?sdl&types={types}")).ShouldFailAsync(status, code);
    }

    [Fact]
    public async Task Sdl_SwitchedOff_Is404()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.EnableSchemaRequests = false);

        await (await host.GetAsync("?sdl")).ShouldFailAsync(404, "NOT_FOUND");
    }
}
