using Microsoft.Playwright;
using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.World;

/// <summary>A Chromium of the scenario's own, without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The hosts that the pages asked, with their ports.</summary>
    public List<string> Hosts { get; } = [];

    public async Task<IPage> OpenAsync(string url)
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Component.Chromium, Args = Flags });

        // The explorer's service worker loads the page anew once it is there, and with it goes what was typed.
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = 1400, Height = 900 },
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        page.Request += (_, request) =>
        {
            lock (Hosts)
            {
                Hosts.Add(new Uri(request.Url).Authority);
            }
        };
        // A browser on a busy machine takes its time to start.
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
