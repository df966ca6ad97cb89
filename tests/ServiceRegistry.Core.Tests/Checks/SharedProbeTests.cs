using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class SharedProbeTests
{
    [Fact]
    public async Task Checks_that_ask_for_the_same_are_served_by_one_run()
    {
        await using var world = await TestRegistry.StartAsync(new() { ResultsInMemory = 100, Random = new Random(1) });
        await RegisterAsync(world, "a", "b", "c");
        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.All(instance => instance.Status == HealthStatus.Healthy));
        // Their first runs come when they like; from the second on they are due together.
        await world.AdvanceUntilAsync(() => Runs(world).All(runs => runs >= 3));
        var (begun, results) = (world.Strategies.Begun.Count, Runs(world));

        await world.AdvanceUntilAsync(() => Runs(world).All(runs => runs >= 20));

        var more = Runs(world).Max() - results.Min();
        (world.Strategies.Begun.Count - begun).ShouldBeInRange(1, more);
        world.Strategies.Twice.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_turns_by_its_own_thresholds()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration("quick") with { Checks = [Check() with { UnhealthyThreshold = 1 }] });
        await world.RegisterAsync(Sample.Registration("slow") with { Checks = [Check() with { UnhealthyThreshold = 5 }] });
        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.All(instance => instance.Status == HealthStatus.Healthy));

        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("down"));
        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.Any(instance => instance.Status == HealthStatus.Unhealthy));

        Status(world, "slow").ShouldBe(HealthStatus.Healthy);
        await world.AdvanceUntilAsync(() => Status(world, "slow") == HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task One_that_asks_another_address_runs_by_itself()
    {
        await using var world = await TestRegistry.StartAsync();
        var one = await world.RegisterAsync(Sample.Registration("a") with { Host = "one", Checks = [Check()] });
        var other = await world.RegisterAsync(Sample.Registration("b") with { Host = "other", Checks = [Check()] });

        await world.AdvanceUntilAsync(() => Runs(world).All(runs => runs >= 5));

        var runs = world.ResultsOf(one.Checks[0].Id).Count + world.ResultsOf(other.Checks[0].Id).Count;
        world.Strategies.Begun.Count.ShouldBeGreaterThanOrEqualTo(runs);
    }

    [Fact]
    public async Task One_that_is_asked_for_joins_the_run_of_another()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Strategies.Probe = async (_, _) =>
        {
            await gate.Task;
            return CheckResult.Pass("both");
        };
        var one = await world.RegisterAsync(Sample.Registration("a") with { Checks = [Check()] });
        var other = await world.RegisterAsync(Sample.Registration("b") with { Checks = [Check()] });
        var runs = new[] { one, other }.Select(instance => world.Registry.RunCheckAsync(instance.Checks[0].Id, CancellationToken.None)).ToList();
        await Eventually.TrueAsync(() => world.Strategies.Running == 1);
        gate.SetResult();

        (await Task.WhenAll(runs)).Select(run => (run.Result!.Output, run.Check!.Status))
            .ShouldBe([("both", HealthStatus.Healthy), ("both", HealthStatus.Healthy)]);
        world.Strategies.Begun.Count.ShouldBe(1);
    }

    private static CheckDefinition Check() => Sample.Check() with { Interval = TimeSpan.FromSeconds(2) };

    private static async Task RegisterAsync(TestRegistry world, params string[] keys) =>
        await world.ExecuteAsync(Sample.Register([.. keys.Select(key => Sample.Registration(key) with { Checks = [Check()] })]));

    private static List<int> Runs(TestRegistry world) =>
        [.. world.Snapshot.Instances.Select(instance => world.ResultsOf(instance.Checks[0].Id).Count)];

    private static HealthStatus Status(TestRegistry world, string key) => world.Snapshot.Instances.Single(instance => instance.Key == key).Status;
}
