using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Lists are read in pages.</summary>
[Binding]
internal sealed class PagingSteps(Registry registry, Findings findings)
{
    private readonly List<string> pages = [];
    private readonly List<string> ids = [];
    private string order = "";

    [When("instances are listed with")]
    public Task AreListedWith(string arguments) => findings.AskAsync("instances", arguments, "key");

    [Then("the page holds {string} of {int}")]
    public void ThePageHolds(string keys, int total)
    {
        registry.Last.Errors.ShouldBeEmpty(registry.Last.Body.ToString());
        KeysOf("key").ShouldBe(keys);
        findings.Page.GetProperty("totalCount").GetInt32().ShouldBe(total);
    }

    [Then("the page has {word} before it and {word} after it")]
    public void ThePageHasAround(string before, string after)
    {
        var info = findings.Page.GetProperty("pageInfo");
        info.GetProperty("hasPreviousPage").GetBoolean().ShouldBe(before == "more");
        info.GetProperty("hasNextPage").GetBoolean().ShouldBe(after == "more");
    }

    [When("all pages of {int} are read forward")]
    public Task AllForward(int size) => AllForward(size, "[]");

    [When("all pages of {int} are read forward in the order")]
    public Task AllForward(int size, string by) => ReadAllAsync("instances", $"first: {size}, order: {by}", "id key", "key", "after", "endCursor", "hasNextPage");

    [When("all pages of {int} events are read forward")]
    public Task AllEvents(int size) => ReadAllAsync("events", $"first: {size}", "id instanceKey", "instanceKey", "after", "endCursor", "hasNextPage");

    [When("all pages of {int} are read backward")]
    public Task AllBackward(int size) => ReadAllAsync("instances", $"last: {size}", "id key", "key", "before", "startCursor", "hasPreviousPage");

    [Then("they hold {string}, {string}, {string}")]
    public void TheyHold(string first, string second, string third) => pages.ShouldBe([first, second, third]);

    [Then("they hold {int} events, each once")]
    public void TheyHoldEvents(int count)
    {
        ids.Count.ShouldBe(count);
        ids.ShouldBeUnique();
    }

    [Given("the first page of {int} is read in the order")]
    public Task TheFirstPage(int size, string by)
    {
        order = by;
        return findings.AskAsync("instances", $"first: {size}, order: {by}", "key");
    }

    [When("the next page of {int} is read")]
    public Task TheNextPage(int size) => TheNextPage(size, order);

    [When("the next page of {int} is read in the order")]
    public Task TheNextPage(int size, string by) => findings.AskAsync("instances", $"first: {size}, order: {by}, after: \"{EndCursor}\"", "key");

    [When("the next page of services is read with that cursor")]
    public Task TheNextPageOfServices() => findings.AskAsync("services", $"after: \"{EndCursor}\"", "name");

    [Then("the cursors of the edges are those of the page")]
    public void CursorsAreThoseOfThePage()
    {
        var page = registry.Last.Data.GetProperty("instances");
        var cursors = page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()).ToList();
        cursors.ShouldBeUnique();
        cursors.First().ShouldBe(page.GetProperty("pageInfo").GetProperty("startCursor").GetString());
        cursors.Last().ShouldBe(page.GetProperty("pageInfo").GetProperty("endCursor").GetString());
    }

    private string EndCursor => findings.Page.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

    private string KeysOf(string field) => string.Join(' ', findings.Nodes.Select(node => node.GetProperty(field).GetString()));

    /// <summary>Goes on for as long as the page says that there is more; an end that never comes is cut off.</summary>
    private async Task ReadAllAsync(string list, string arguments, string selection, string key, string argument, string cursor, string more)
    {
        var next = arguments;
        JsonElement info;
        do
        {
            await findings.AskAsync(list, next, selection);
            registry.Last.Errors.ShouldBeEmpty(registry.Last.Body.ToString());
            pages.Add(KeysOf(key));
            pages.Count.ShouldBeLessThan(100);
            ids.AddRange(findings.Nodes.Select(node => node.GetProperty("id").GetString()!));
            info = findings.Page.GetProperty("pageInfo");
            next = $"{arguments}, {argument}: \"{info.GetProperty(cursor).GetString()}\"";
        }
        while (info.GetProperty(more).GetBoolean());
    }
}
