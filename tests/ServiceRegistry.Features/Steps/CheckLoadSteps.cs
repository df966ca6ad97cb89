using System.Globalization;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Many checks of one server, and how the registry keeps up with them.</summary>
[Binding]
internal sealed class CheckLoadSteps(Registry registry, Mutations mutations, TargetServers targets)
{
    [When("{int} instances are checked by http on {string} every {int} s, all alike")]
    public Task AreCheckedAlike(int count, string server, int seconds) => CheckAsync(count, server, seconds, _ => "/");

    [When("{int} instances are checked by http on {string} every {int} s, each in its own way")]
    public Task AreCheckedEach(int count, string server, int seconds) =>
        CheckAsync(count, server, seconds, number => string.Create(CultureInfo.InvariantCulture, $"/{number}"));

    [Then("each comes to have {int} results, for which {string} was asked less than half as often")]
    public async Task ComeToHave(int count, string server)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (true)
        {
            var answer = await registry.ReadAsync("{ instances { nodes { checks { results(first: 100) { nodes { at } } } } } }");
            var results = answer.GetProperty("instances").GetProperty("nodes").EnumerateArray()
                .Select(instance => instance.GetProperty("checks")[0].GetProperty("results").GetProperty("nodes").GetArrayLength()).ToList();
            if (results.All(had => had >= count))
            {
                targets.Get<HttpTarget>(server).Requests.Items.Count.ShouldBeLessThan(results.Sum() / 2);
                return;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Then("it tells by how much intervals are stretched, and how late checks are")]
    public async Task TellsOfTheLoad()
    {
        var load = (await registry.ReadAsync("{ registry { checkLoad { running waiting stretch lateness { count p50 p99 max } } } }"))
            .GetProperty("registry").GetProperty("checkLoad");
        load.GetProperty("stretch").GetDouble().ShouldBeGreaterThan(1);
        load.GetProperty("lateness").GetProperty("count").GetInt32().ShouldBeGreaterThan(0);
    }

    private Task CheckAsync(int count, string server, int seconds, Func<int, string> path) => mutations.SucceedAsync("registerInstances", new
    {
        instances = Enumerable.Range(1, count).Select(number => new
        {
            service = "shop",
            version = "1.0.0",
            key = number.ToString(CultureInfo.InvariantCulture),
            host = Target.Host,
            port = targets.Get(server).Port,
            checks = new[] { new { strategy = new { http = new { path = path(number) } }, interval = $"PT{seconds}S" } },
        }),
    }, "instances");
}
