using System.Globalization;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Many instances at once, each on a loopback address of its own.</summary>
[Binding]
internal sealed class ManyInstancesSteps(Registry registry, Mutations mutations, TargetServers targets)
{
    [When("{int} instances on addresses of their own are checked by tcp on {string} every {int} s")]
    public Task AreChecked(int count, string server, int seconds) => mutations.SucceedAsync("registerInstances", new
    {
        instances = Enumerable.Range(1, count).Select(number => new
        {
            service = "shop",
            version = "1.0.0",
            key = number.ToString(CultureInfo.InvariantCulture),
            host = $"127.0.0.{number}",
            port = targets.Get(server).Port,
            checks = new[] { new { strategy = new { tcp = new { } }, interval = $"PT{seconds}S" } },
        }),
    }, "instances");

    [Then("all instances come to be {string}")]
    public async Task ComeToBe(string status)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (await CountAsync(status) is var (some, all) && some < all)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Then("no instance is {string}")]
    public async Task NoneIs(string status) => (await CountAsync(status)).Some.ShouldBe(0);

    private async Task<(int Some, int All)> CountAsync(string status)
    {
        var answer = await registry.ReadAsync(
            "query($status: HealthStatus!) { some: instances(where: { status: { eq: $status } }) { totalCount } all: instances { totalCount } }", new { status });
        return (Total("some"), Total("all"));

        int Total(string field) => answer.GetProperty(field).GetProperty("totalCount").GetInt32();
    }
}
