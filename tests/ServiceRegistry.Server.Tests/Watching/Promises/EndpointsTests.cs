using System.Text.Json;
using ServiceRegistry.Core;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>What a load balancer is fed with.</summary>
public sealed class EndpointsTests : IAsyncLifetime
{
    private const string Selection = "{ answer instances { id revision status weight } }";
    private const string Watch = $"subscription ($service: String!) {{ onEndpointsChanged(service: $service) {Selection} }}";

    private InProcessServer server = null!;

    // Without bookmarks, which tell of what time has changed too.
    public async Task InitializeAsync() => server = await InProcessServer.StartAsync(new RegistryOptions { BookmarkInterval = TimeSpan.FromHours(1) });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Each_set_differs_from_the_one_before_and_the_last_is_what_resolve_answers(int seed)
    {
        await using var watch = new Payloads(server, Watch, new { service = "service-0" });
        var sets = new List<string> { await NextAsync(watch) };

        var writing = new RandomWriter(server, 0, new Random(seed)).WriteAsync(100);
        while (await Task.WhenAny(writing, watch.Next) != writing)
        {
            sets.Add(await NextAsync(watch));
        }

        await writing;
        var last = Ordered((await server.AskAsync($"{{ resolve(service: \"service-0\") {Selection} }}")).At("data", "resolve"));
        while (sets[^1] != last)
        {
            sets.Add(await NextAsync(watch));
        }

        sets.Zip(sets.Skip(1)).ShouldAllBe(two => two.First != two.Second, $"seed {seed}");
        sets.Count.ShouldBeGreaterThan(5, $"seed {seed}");
    }

    [Fact]
    public async Task Protection_that_ends_by_time_alone_is_told_within_a_second_and_whoever_comes_then_is_told_what_is_now()
    {
        var checks = await RegisterAsync(4);
        await ReportAsync(checks, "PASS");
        await ReportAsync([.. checks, .. checks, .. checks], "FAIL");
        await using var first = new Payloads(server, Watch, new { service = "shop" });
        (await AnswerAsync(first)).ShouldBe("PROTECTED");

        server.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        (await AnswerAsync(first)).ShouldBe("NONE");
        await using var second = new Payloads(server, Watch, new { service = "shop" });
        (await AnswerAsync(second)).ShouldBe("NONE");
    }

    private async Task<IReadOnlyList<string>> RegisterAsync(int count)
    {
        var answer = await server.AskAsync(
            "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { checks { id } } } }",
            new { input = new { instances = Enumerable.Range(0, count).Select(i => new { service = "shop", version = "1.0.0", key = $"{i}", host = "10.0.0.1", checks = new[] { new { strategy = new { ttl = new { ttl = "P1D" } } } } }) } });
        return [.. answer.At("data", "registerInstances", "instances").EnumerateArray().Select(instance => instance.At("checks", "0", "id").GetString()!)];
    }

    private async Task ReportAsync(IEnumerable<string> checks, string outcome)
    {
        foreach (var id in checks)
        {
            await server.AskAsync("mutation ($input: ReportHealthInput!) { reportHealth(input: $input) { healthCheck { id } } }", new { input = new { id, outcome } });
        }
    }

    private static async Task<string> AnswerAsync(Payloads watch) => (await watch.NextAsync()).At("onEndpointsChanged", "answer").GetString()!;

    private static async Task<string> NextAsync(Payloads watch) => Ordered((await watch.NextAsync()).At("onEndpointsChanged"));

    private static string Ordered(JsonElement set) =>
        $"{set.At("answer")}: {string.Join(' ', set.At("instances").EnumerateArray().Select(instance => instance.GetRawText()).Order())}";
}
