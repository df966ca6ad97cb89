using Microsoft.Playwright;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Pages in Chromium, and the explorer.</summary>
[Binding]
internal sealed class BrowserSteps(Registry registry, Browser browser) : IAsyncDisposable
{
    /// <summary>Asks the API as any page would, and tells the error where the browser does not let it.</summary>
    private const string Fetch = """
        async ([url, query]) => {
          try {
            const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
            return JSON.stringify(await answer.json());
          } catch (error) { return `refused: ${error}`; }
        }
        """;

    /// <summary>Subscribes, keeps what it is told on the page, and answers once it is live or refused.</summary>
    private const string Subscribe = """
        ([url, query]) => new Promise(resolve => {
          window.told = [];
          const socket = new WebSocket(url, 'graphql-transport-ws');
          socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
          socket.onerror = () => resolve('refused');
          socket.onmessage = ({ data }) => {
            const message = JSON.parse(data);
            if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
            if (message.type === 'next') { window.told.push(data); resolve('live'); }
          };
        })
        """;

    private WebSite? site;
    private IPage? page;
    private string answer = "";

    private IPage Page => page ?? throw new InvalidOperationException("No page is open.");

    private async Task<string> EndpointAsync() => new Uri(await registry.AddressAsync(), "/graphql").ToString();

    [Given("a page of an allowed origin in the browser")]
    public async Task AnAllowedPage()
    {
        site = await WebSite.StartAsync();
        registry.Settings["ServiceRegistry__Cors__AllowedOrigins__0"] = site.Origin;
        page = await browser.OpenAsync(site.Origin);
    }

    [Given("a page of another origin in the browser")]
    public async Task AnotherPage()
    {
        site = await WebSite.StartAsync();
        registry.Settings["ServiceRegistry__Cors__AllowedOrigins__0"] = "https://app.example";
        page = await browser.OpenAsync(site.Origin);
    }

    [When("the page registers an instance")]
    public async Task Registers() => answer = await Page.EvaluateAsync<string>(Fetch, new[]
    {
        await EndpointAsync(), """mutation { registerInstance(input: { service: "shop", version: "1.0.0" }) { change } }""",
    });

    [When("the page subscribes")]
    public async Task Subscribes() => answer = await Page.EvaluateAsync<string>(Subscribe, new[]
    {
        (await EndpointAsync()).Replace("http", "ws", StringComparison.Ordinal), "subscription { onRegistryChanged { revision events { instanceKey } } }",
    });

    [Then("the page is refused")]
    public void IsRefused() => answer.ShouldStartWith("refused");

    [Then("the page is told of the instance {string}")]
    public async Task IsToldOf(string key)
    {
        answer.ShouldBe("live");
        await Page.WaitForFunctionAsync("key => window.told.some(data => data.includes(key))", key);
    }

    [Then("the page finds {int} instances")]
    public async Task Finds(int count)
    {
        var found = await Page.EvaluateAsync<string>(Fetch, new[] { await EndpointAsync(), "{ instances { totalCount } }" });
        found.ShouldContain($"\"totalCount\":{count}");
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }
}
