using System.Text.Json;
using System.Xml;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>What statuses were, and how long.</summary>
[Binding]
internal sealed class HistorySteps(Registry registry, Instances instances)
{
    [Then("the uptime of {string} is {int}")]
    public async Task UptimeIs(string name, int uptime) => (await UptimeAsync(name)).GetDouble().ShouldBe(uptime);

    [Then("the uptime of {string} is nothing")]
    public async Task UptimeIsNothing(string name) => (await UptimeAsync(name)).ValueKind.ShouldBe(JsonValueKind.Null);

    [Then("the uptime of {string} is between {int} and {int}")]
    public async Task UptimeIsBetween(string name, int least, int most) => IsBetween(await UptimeAsync(name), least, most);

    [Then("the uptime of service {string} is {int}")]
    public async Task ServiceUptimeIs(string service, int uptime) => (await ServiceUptimeAsync(service)).GetDouble().ShouldBe(uptime);

    [Then("the uptime of service {string} is nothing")]
    public async Task ServiceUptimeIsNothing(string service) => (await ServiceUptimeAsync(service)).ValueKind.ShouldBe(JsonValueKind.Null);

    [Then("the uptime of service {string} is between {int} and {int}")]
    public async Task ServiceUptimeIsBetween(string service, int least, int most) => IsBetween(await ServiceUptimeAsync(service), least, most);

    [Then("{string} was always {string}")]
    public async Task WasAlways(string name, string status)
    {
        var share = (await ReadAsync(name, "statusShares { status share duration }")).GetProperty("statusShares").EnumerateArray().ShouldHaveSingleItem();
        share.GetProperty("status").GetString().ShouldBe(status);
        share.GetProperty("share").GetDouble().ShouldBe(1);
    }

    [Then("the statuses of {string} were")]
    public async Task StatusesWere(string name, DataTable table)
    {
        var found = (await ReadAsync(name, "statusIntervals { status reason since until }")).GetProperty("statusIntervals").EnumerateArray().ToArray();
        found.Select(status => (Wording.Value(status, "status"), Wording.Value(status, "reason")))
            .ShouldBe(table.Rows.Select(row => (row["status"], row["reason"])));
        found[0].GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null, "the newest one lasts");
        foreach (var (newer, older) in found.Zip(found.Skip(1)))
        {
            older.GetProperty("until").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(newer.GetProperty("since").GetDateTimeOffset());
        }
    }

    [Then("half of at least {int} runs of the check of {string} took {int} ms or longer")]
    public async Task HalfTook(int count, string name, int milliseconds)
    {
        var check = (await ReadAsync(name, "checks { durationPercentiles { count p50 p90 p95 p99 max } }")).GetProperty("checks").EnumerateArray().Single();
        var durations = check.GetProperty("durationPercentiles");
        durations.GetProperty("count").GetInt32().ShouldBeGreaterThanOrEqualTo(count);
        TimeSpan[] times = [.. new[] { "p50", "p90", "p95", "p99", "max" }.Select(field => XmlConvert.ToTimeSpan(durations.GetProperty(field).GetString()!))];
        times.ShouldBeInOrder();
        times[0].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(milliseconds));
    }

    private static void IsBetween(JsonElement value, int least, int most)
    {
        value.GetDouble().ShouldBeGreaterThan(least);
        value.GetDouble().ShouldBeLessThan(most);
    }

    private async Task<JsonElement> UptimeAsync(string name) => (await ReadAsync(name, "uptime")).GetProperty("uptime");

    private async Task<JsonElement> ServiceUptimeAsync(string service) =>
        (await registry.ReadAsync("query($name: String!) { service(name: $name) { uptime } }", new { name = service }))
        .GetProperty("service").GetProperty("uptime");

    private async Task<JsonElement> ReadAsync(string name, string fields) =>
        (await registry.ReadAsync($"query($id: ID!) {{ instance(id: $id) {{ {fields} }} }}", new { id = instances.IdOf(name) })).GetProperty("instance");
}
