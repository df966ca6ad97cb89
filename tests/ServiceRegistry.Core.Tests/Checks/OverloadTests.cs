using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class OverloadTests
{
    [Fact]
    public async Task Intervals_stretch_evenly_it_is_said_and_nothing_turns()
    {
        // Two places of a run each 200 ms: ten runs a second, and forty are asked for.
        await using var world = await TestRegistry.StartAsync(new() { MaxConcurrentChecks = 2, Random = new Random(7) });
        var counts = new ConcurrentDictionary<string, int>();
        world.Strategies.Probe = async (settings, stop) =>
        {
            counts.AddOrUpdate(settings, 1, (_, count) => count + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(200), world.Time, stop);
            return CheckResult.Pass();
        };
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 60).Select(i => Sample.Registration($"{i}") with
        {
            Host = $"host{i}",
            Checks = [Sample.Check(settings: i < 20 ? $"often {i}" : $"seldom {i}") with { Interval = TimeSpan.FromSeconds(i < 20 ? 1 : 2) }],
        })]));

        await AdvanceAsync(world, () => world.Registry.Conditions.Any(condition => condition.Kind == RegistryConditionKind.ChecksOverloaded));
        world.Registry.CheckLoad.Stretch.ShouldBeGreaterThan(1.5);
        counts.Clear();
        await AdvanceAsync(world, () => counts.Values.Sum() > 200);

        var often = counts.Where(count => count.Key.StartsWith('o')).Average(count => count.Value);
        var seldom = counts.Where(count => count.Key.StartsWith('s')).Average(count => count.Value);
        (often / seldom).ShouldBeInRange(1.5, 2.5);
        world.Snapshot.Instances.ShouldNotContain(instance => instance.Status == HealthStatus.Unhealthy);

        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Pass());
        await AdvanceAsync(world, () => world.Registry.Conditions.Count == 0);
        world.Registry.CheckLoad.Stretch.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_host_alone_stretches_nothing()
    {
        await using var world = await TestRegistry.StartAsync(new() { MaxConcurrentChecks = 8, MaxChecksPerHost = 1, Random = new Random(7) });
        world.Strategies.Probe = async (settings, stop) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), world.Time, stop);
            return CheckResult.Pass();
        };
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 20).Select(i =>
            Sample.Registration($"{i}") with { Checks = [Sample.Check(settings: $"{i}") with { Interval = TimeSpan.FromSeconds(1) }] })]));

        await AdvanceAsync(world, () => world.Strategies.Begun.Count > 40);

        world.Registry.CheckLoad.Waiting.ShouldBeGreaterThan(0);
        world.Registry.CheckLoad.Stretch.ShouldBe(1);
        world.Registry.Conditions.ShouldBeEmpty();
    }

    // Threads that run beside the clock only make less of each second: more is asked for than can be run all the same.
    private static Task AdvanceAsync(TestRegistry world, Func<bool> holds) => world.AdvanceUntilAsync(holds, TimeSpan.FromMilliseconds(100));
}
