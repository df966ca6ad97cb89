using System.Text.Json;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Explorer;

public sealed class ExplorerTests : IDisposable
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private readonly string files = Path.Combine(Path.GetTempPath(), $"graphql-ide-{Guid.NewGuid():N}");

    [Fact]
    public async Task Browser_IsSentToThePage()
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("", Browser);

        ((int)response.StatusCode).ShouldBe(302);
        response.Headers.Location!.ToString().ShouldBe("/graphql/");
        response.Headers.Vary.ShouldContain("Accept");
    }

    [Fact]
    public async Task Browser_GetsThePageAndItsFiles()
    {
        await using var host = await StartAsync();

        var page = await host.GetAsync("/", Browser);
        (await page.TextAsync()).ShouldBe("<p>explorer</p>");
        page.MediaType()!.MediaType.ShouldBe("text/html");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");

        var script = await host.GetAsync("/static/js/main.js");
        (await script.TextAsync()).ShouldBe("run()");
        script.MediaType()!.MediaType.ShouldBe("text/javascript");
        script.Headers.CacheControl!.NoCache.ShouldBeFalse();

        (await host.GetAsync("/service-worker.js")).Headers.CacheControl!.NoCache.ShouldBeTrue();
        await (await host.GetAsync("/missing.js")).ShouldFailAsync(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Configuration_KeepsTheExplorerToThisServer()
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("/bcp-config.json");

        response.MediaType()!.MediaType.ShouldBe("application/json");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        using var json = JsonDocument.Parse(await response.TextAsync());
        json.RootElement.GetProperty("disableTelemetry").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("useBrowserUrlAsEndpoint").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("subscriptionProtocol").GetString().ShouldBe("graphql-transport-ws");
    }

    [Fact]
    public async Task FilesMissing_PageSaysHowToGetThem()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.Tool.Folder = "nowhere");

        var response = await host.GetAsync("/", Browser);

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.MediaType.ShouldBe("text/html");
        (await response.TextAsync()).ShouldContain("npm was not found");
    }

    [Fact]
    public async Task Browser_AsksAQueryInTheAddressBar_GetsTheAnswer()
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("/?query=%7B%20ok%20%7D", Browser);

        (await response.TextAsync()).ShouldBe("""{"data":{"ok":true}}""");
    }

    [Fact]
    public async Task PathWithASlash_AnswersQueriesAndSocketsAsWell()
    {
        await using var host = await StartAsync();

        var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, host.Url + "/")
        {
            Content = new StringContent("""{"query":"{ ok }"}""", null, "application/json"),
        });

        (await response.TextAsync()).ShouldBe("""{"data":{"ok":true}}""");
    }

    [Fact]
    public async Task SwitchedOff_BrowserGetsAnError()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.Tool.Enable = false);

        await (await host.GetAsync("", Browser)).ShouldFailAsync(400, "HC0013");
        await (await host.GetAsync("/bcp-config.json", Browser)).ShouldFailAsync(404, "NOT_FOUND");
    }

    public void Dispose()
    {
        if (Directory.Exists(files))
        {
            Directory.Delete(files, recursive: true);
        }
    }

    private Task<GraphQLHost> StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(files, "static/js"));
        File.WriteAllText(Path.Combine(files, "index.html"), "<p>explorer</p>");
        File.WriteAllText(Path.Combine(files, "service-worker.js"), "");
        File.WriteAllText(Path.Combine(files, "static/js/main.js"), "run()");
        return GraphQLHost.StartAsync(o => o.Tool.Folder = files);
    }
}
