using Microsoft.Playwright;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>The explorer in Chromium.</summary>
[Binding]
internal sealed class ExplorerSteps(Registry registry, Browser browser)
{
    private IPage? page;
    private int clicks;

    private IPage Page => page ?? throw new InvalidOperationException("The explorer is not open.");

    [When("the explorer is opened in the browser")]
    public async Task IsOpened() => page = await browser.OpenAsync(new Uri(await registry.AddressAsync(), "/graphql").ToString());

    [When("{string} is asked in the explorer")]
    public async Task IsAsked(string query)
    {
        await Page.GetByText("Create Document").First.ClickAsync();
        await Page.GetByText("Schema available").WaitForAsync();
        await Page.Locator("textarea.inputarea").First.FocusAsync();
        await Page.Keyboard.InsertTextAsync(query);
        await Page.Locator(".codelens-decoration a").First.WaitForAsync();
        while (!await RunAsync())
        {
            (clicks++).ShouldBeLessThan(10, "The explorer does not run the query.");
        }
    }

    [Then("the explorer shows {string} and {string}")]
    public async Task Shows(string first, string second)
    {
        try
        {
            await Page.GetByText($"\"{first}\"").First.WaitForAsync();
            await Page.GetByText($"\"{second}\"").First.WaitForAsync();
        }
        finally
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"));
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, "explorer.png") });
        }
    }

    [Then("the explorer asked no other host")]
    public async Task AskedNoOtherHost()
    {
        var own = (await registry.AddressAsync()).Authority;
        lock (browser.Hosts)
        {
            browser.Hosts.Distinct().ShouldBe([own]);
        }
    }

    /// <summary>The explorer takes its time to understand what was typed, and does nothing with a click before that.</summary>
    private async Task<bool> RunAsync()
    {
        await Page.Locator("button.MuiButton-root", new() { HasText = "Run" }).ClickAsync();
        try
        {
            await Page.GetByText("\"data\"").First.WaitForAsync(new() { Timeout = 5000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
