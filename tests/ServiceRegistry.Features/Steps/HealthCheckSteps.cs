using System.Globalization;
using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Checks are registered, run, reported and changed.</summary>
[Binding]
internal sealed class HealthCheckSteps(Registry registry, Instances instances, Mutations mutations, TargetServers targets, Watches watches)
{
    private readonly Dictionary<string, JsonElement> noted = [];

    [StepDefinition("instance {string} is checked by {word} on {string}")]
    public Task IsChecked(string name, string kind, string target) => CheckAsync(name, kind, target, []);

    [StepDefinition("instance {string} is checked by {word} on {string} with")]
    public Task IsCheckedWith(string name, string kind, string target, DataTable table) => CheckAsync(name, kind, target, table.Pairs);

    [Given("instance {string} is checked by {word} on {string} every second")]
    public Task IsCheckedEverySecond(string name, string kind, string target) => CheckAsync(name, kind, target,
    [
        KeyValuePair.Create("interval", "1 s"),
        KeyValuePair.Create("timeout", "1 s"),
        KeyValuePair.Create("healthy threshold", "1"),
        KeyValuePair.Create("unhealthy threshold", "2"),
    ]);

    [Given("instance {string} is checked by http on {string} by its whole URL")]
    public Task IsCheckedByUrl(string name, string target) =>
        CheckAsync(name, "http", target, [KeyValuePair.Create("url", $"http://{Target.Host}:{PortOf(target)}/elsewhere")]);

    [StepDefinition("instance {string} is registered with the check")]
    public Task IsRegisteredWithTheCheck(string name, DataTable table) =>
        instances.RegisterAsync(RegisteringSteps.InputOf([]).With("checks", new[] { CheckInput.From(table.Pairs) }), name);

    [When("an instance is registered with the check")]
    public Task AnInstanceIsRegisteredWithTheCheck(DataTable table) =>
        mutations.SendAsync("registerInstance", RegisteringSteps.InputOf([]).With("checks", new[] { CheckInput.From(table.Pairs) }));

    [When("an instance is registered with a check by {word} that reads its settings until {string} hangs up")]
    public Task AnInstanceIsRegisteredWithTheReading(string kind, string target) => mutations.SendAsync(
        "registerInstance",
        RegisteringSteps.InputOf([]).With("checks", new[]
        {
            CheckInput.From([KeyValuePair.Create("strategy", kind), KeyValuePair.Create("how", "BLOCK_WHEN_READ"), KeyValuePair.Create("port", PortOf(target))]),
        }));

    [StepDefinition("the check of {string} runs")]
    public Task Runs(string name) => Runs(name, 1);

    [StepDefinition("the check of {string} runs {int} times")]
    public async Task Runs(string name, int times)
    {
        var id = (await instances.CheckAsync(name)).GetProperty("id").GetString();
        for (var run = 0; run < times; run++)
        {
            await mutations.SucceedAsync("runHealthCheck", new { id }, "healthCheckResult");
        }
    }

    [When("the check of {string} is asked to run")]
    public async Task IsAskedToRun(string name) =>
        await mutations.SendAsync("runHealthCheck", new { id = (await instances.CheckAsync(name)).GetProperty("id").GetString() });

    [Then("the result is {string}")]
    public void TheResultIs(string outcome) =>
        Result.GetProperty("outcome").GetString().ShouldBe(outcome, Result.ToString());

    [Then("the result is {string} with {string}")]
    public void TheResultIsWith(string outcome, string output)
    {
        TheResultIs(outcome);
        Wording.Value(Result, "output").ShouldContain(output);
    }

    [Then("the result has the code {string}")]
    public void TheResultHasTheCode(string code) => Wording.Value(Result, "code").ShouldBe(code);

    [Then("the result has the measurements {string}")]
    public void TheResultHasMeasurements(string measurements) => MeasurementsOf(Result).ShouldBe(measurements);

    /// <summary>Of those that are kept, the last one.</summary>
    [Then("the history of the check of {string} has the measurements {string} and the code {string}")]
    public async Task TheHistoryHas(string name, string measurements, string code)
    {
        var id = (await instances.CheckAsync(name)).GetProperty("id").GetString();
        var last = (await registry.ReadAsync(
            "query($id: ID!) { node(id: $id) { ... on HealthCheck { results(first: 1) { nodes { code measurements { name value unit } } } } } }", new { id }))
            .GetProperty("node").GetProperty("results").GetProperty("nodes")[0];
        MeasurementsOf(last).ShouldBe(measurements);
        Wording.Value(last, "code").ShouldBe(code);
    }

    [Then("the results of the check of {string} are {string}")]
    public async Task TheResultsAre(string name, string outcomes) => (await ResultsAsync(name)).ShouldBe(outcomes);

    /// <summary>After a restart every check runs once more, sooner or later.</summary>
    [Then("the results of the check of {string} hold {string}")]
    public async Task TheResultsHold(string name, string outcomes) => (await ResultsAsync(name)).ShouldEndWith(outcomes);

    [Then("the results of the check of {string}, read {word} in pages of {int}, are {string}")]
    public async Task ThePagesOfResultsAre(string name, string direction, int size, string pages)
    {
        var id = (await instances.CheckAsync(name)).GetProperty("id").GetString();
        var read = await PagesOfResultsAsync(id, direction == "forward", size);
        read.SelectMany(page => page).Select(edge => edge.GetProperty("cursor").GetString()).ShouldBeUnique();
        string.Join(", ", read.Select(page => string.Join(' ', page.Select(edge => edge.GetProperty("node").GetProperty("outcome").GetString())))).ShouldBe(pages);
    }

    [StepDefinition("check {string} of {string} is reported as {string}")]
    public Task IsReported(string check, string instance, string outcome) => ReportAsync(check, instance, outcome, null);

    [StepDefinition("check {string} of {string} is reported as {string} {int} times")]
    public async Task IsReported(string check, string instance, string outcome, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await ReportAsync(check, instance, outcome, null);
        }
    }

    [StepDefinition("check {string} of {string} is reported as {string} with the output {string}")]
    public Task IsReported(string check, string instance, string outcome, string output) =>
        ReportAsync(check, instance, outcome, Wording.Expand(output));

    [When("a health check is added to {string}")]
    public Task IsAdded(string instance, DataTable table) =>
        mutations.SendAsync("addHealthCheck", new { instanceId = instances.IdOf(instance), check = CheckInput.From(table.Pairs) });

    [When("check {string} of {string} is changed to")]
    public async Task IsChanged(string check, string instance, DataTable table) =>
        await mutations.SendAsync("updateHealthCheck", Inputs.From(table.Pairs).With("id", await IdOfAsync(check, instance)));

    [When("check {string} of {string} is removed")]
    public async Task IsRemoved(string check, string instance) =>
        await mutations.SendAsync("removeHealthCheck", new { id = await IdOfAsync(check, instance) });

    [StepDefinition("the checks of {string} are noted")]
    public async Task AreNoted(string instance)
    {
        foreach (var check in (await instances.ReadAsync(instance)).GetProperty("checks").EnumerateArray())
        {
            noted[check.GetProperty("name").GetString()!] = check;
        }
    }

    [Then("check {string} of {string} is as noted")]
    public async Task IsAsNoted(string check, string instance)
    {
        var now = await instances.CheckAsync(instance, check);
        foreach (var field in new[] { "id", "status", "consecutive successes", "output" })
        {
            Wording.Value(now, field).ShouldBe(Wording.Value(noted[check], field));
        }
    }

    [Then("check {string} of {string} has the id that {string} had")]
    public async Task HasTheId(string check, string instance, string before) =>
        (await IdOfAsync(check, instance)).ShouldBe(noted[before].GetProperty("id").GetString());

    [Then("check {string} of {string} is {string}")]
    public async Task Is(string check, string instance, string status) =>
        (await instances.CheckAsync(instance, check)).GetProperty("status").GetString().ShouldBe(status);

    [Then("the only check of {string} has")]
    public async Task TheOnlyCheckHas(string instance, DataTable table) => Has(await instances.CheckAsync(instance), table);

    [Then("the only check of the instance has")]
    public void TheOnlyCheckHas(DataTable table) =>
        Has(mutations.Payload.GetProperty("instance").GetProperty("checks").EnumerateArray().Single(), table);

    [Then("the settings of the only check of {string} say")]
    public async Task TheSettingsSay(string instance, DataTable table) => Has((await instances.CheckAsync(instance)).GetProperty("settings"), table);

    [Then("the reason is told with the change")]
    public async Task TheReasonIsTold()
    {
        var instance = instances.IdOf("a");
        var told = await watches.StatusAsync(instance, "UNHEALTHY");
        Wording.Value(told, "reason").ShouldContain("http");
        Wording.Value(told, "actor").ShouldBe("health-check");
    }

    private JsonElement Result => mutations.Payload.GetProperty("healthCheckResult");

    private string PortOf(string target) => targets.Get(target).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// An instance at the target's address, with one check. It has had its first run, which the registry makes by itself within a
    /// second; unless the settings say otherwise the next one is so late that only the scenario runs it.
    /// </summary>
    private async Task CheckAsync(string name, string kind, string target, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var input = RegisteringSteps.InputOf([KeyValuePair.Create("host", Target.Host), KeyValuePair.Create("port", PortOf(target))]);
        await instances.RegisterAsync(input.With("checks", new[] { CheckInput.From([KeyValuePair.Create("strategy", kind), .. settings]) }), name);
        await watches.FirstResultAsync(instances.IdOf(name));
    }

    /// <summary>The outcomes of the instance's only check, newest first.</summary>
    private async Task<string> ResultsAsync(string name)
    {
        var id = (await instances.CheckAsync(name)).GetProperty("id").GetString();
        var check = (await registry.ReadAsync(
            "query($id: ID!) { node(id: $id) { ... on HealthCheck { results { nodes { at outcome duration } } } } }", new { id })).GetProperty("node");
        var results = check.GetProperty("results").GetProperty("nodes").EnumerateArray();
        return string.Join(", ", results.Select(result => result.GetProperty("outcome").GetString()));
    }

    /// <summary>All pages of a check's results, each in the list's order.</summary>
    private async Task<List<List<JsonElement>>> PagesOfResultsAsync(string? id, bool isForward, int size)
    {
        var (count, place, cursor, more) = isForward ? ("first", "after", "endCursor", "hasNextPage") : ("last", "before", "startCursor", "hasPreviousPage");
        var query = $"query($id: ID!, $size: Int!, $place: String) {{ node(id: $id) {{ ... on HealthCheck {{ results({count}: $size, {place}: $place) " +
            $"{{ edges {{ cursor node {{ outcome }} }} pageInfo {{ {cursor} {more} }} }} }} }} }}";
        var pages = new List<List<JsonElement>>();
        JsonElement info;
        string? at = null;
        do
        {
            var page = (await registry.ReadAsync(query, new { id, size, place = at })).GetProperty("node").GetProperty("results");
            pages.Add([.. page.GetProperty("edges").EnumerateArray()]);
            pages.Count.ShouldBeLessThan(100);
            info = page.GetProperty("pageInfo");
            at = info.GetProperty(cursor).GetString();
        }
        while (info.GetProperty(more).GetBoolean());
        return pages;
    }

    private static string MeasurementsOf(JsonElement result)
    {
        var all = result.GetProperty("measurements").EnumerateArray().ToList();
        all.Where(item => Wording.Value(item, "unit") == "ms").ShouldAllBe(item => item.GetProperty("value").GetDouble() > 0);
        return string.Join(", ", all.Select(item => $"{Wording.Value(item, "name")} in {Wording.Value(item, "unit")}"));
    }

    private async Task ReportAsync(string check, string instance, string outcome, string? output) =>
        await mutations.SendAsync("reportHealth", new { id = await IdOfAsync(check, instance), outcome, output });

    private async Task<string> IdOfAsync(string check, string instance) => (await instances.CheckAsync(instance, check)).GetProperty("id").GetString()!;

    private static void Has(JsonElement from, DataTable table)
    {
        foreach (var (words, expected) in table.Pairs)
        {
            Wording.Value(from, words).ShouldBe(expected, words);
        }
    }
}
