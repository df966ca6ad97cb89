using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class ProbeWatchTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(CheckOutcome.Pass, 1)]
    [InlineData(CheckOutcome.Warn, 1)]
    [InlineData(CheckOutcome.Fail, 1)]
    [InlineData(CheckOutcome.Error, 0)]
    public async Task A_watch_begins_after_a_run_that_said_something_of_the_target(CheckOutcome outcome, int watches)
    {
        await using var world = await StartAsync();
        world.Strategies.Probe = (_, _) => Task.FromResult(new CheckResult(outcome));
        var id = await RegisterAsync(world);
        world.Strategies.Watches.ShouldBeEmpty();

        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        await world.Registry.RunCheckAsync(id, CancellationToken.None);

        await Eventually.TrueAsync(() => world.Strategies.Watches.Count >= watches);
        world.Strategies.Watches.Count.ShouldBe(watches);
    }

    [Fact]
    public async Task Checks_that_do_not_ask_for_it_are_not_watched()
    {
        await using var world = await StartAsync();
        world.Strategies.Watched = settings => settings == "watched";
        var registered = await world.RegisterAsync(Sample.Registration() with { Checks = [Check("a", "watched"), Check("b", "plain")] });
        foreach (var check in registered.Checks)
        {
            await world.Registry.RunCheckAsync(check.Id, CancellationToken.None);
        }

        await Eventually.TrueAsync(() => !world.Strategies.Watches.IsEmpty);
        world.Strategies.Watches.ShouldHaveSingleItem().Settings.ShouldBe("watched");
    }

    [Fact]
    public async Task What_is_told_is_a_result_of_all_checks_that_share_the_probe_each_by_its_thresholds()
    {
        await using var world = await StartAsync();
        var quick = await RegisterAsync(world, "quick");
        var slow = await RegisterAsync(world, "slow", Check() with { UnhealthyThreshold = 2 });
        await world.Registry.RunCheckAsync(quick, CancellationToken.None);
        await world.Registry.RunCheckAsync(slow, CancellationToken.None);
        var (watch, runs) = (await WatchAsync(world), world.Strategies.Begun.Count);

        watch.Report(CheckResult.Fail("draining"));
        await Eventually.TrueAsync(() => Status(world, "quick") == HealthStatus.Unhealthy);

        Status(world, "slow").ShouldBe(HealthStatus.Healthy);
        world.Snapshot.Instances.Single(instance => instance.Key == "quick").StatusReason.ShouldBe("http: draining");
        world.Registry.RuntimeOf(slow).ConsecutiveFailures.ShouldBe(1);
        world.ResultsOf(slow)[0].Output.ShouldBe("draining");
        watch.Report(CheckResult.Fail("draining"));
        await Eventually.TrueAsync(() => Status(world, "slow") == HealthStatus.Unhealthy);
        watch.Report(CheckResult.Pass("serving"));
        await Eventually.TrueAsync(() => world.Snapshot.Instances.All(instance => instance.Status == HealthStatus.Healthy));
        world.Strategies.Begun.Count.ShouldBe(runs);
    }

    [Fact]
    public async Task What_is_told_is_no_run_and_the_runs_go_on_at_their_interval()
    {
        await using var world = await StartAsync();
        await RegisterAsync(world);
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        var watch = await WatchAsync(world);

        for (var hour = 0; hour < 3; hour++)
        {
            var runs = world.Strategies.Begun.Count;
            watch.Report(CheckResult.Pass("serving"));
            world.Strategies.Begun.Count.ShouldBe(runs);
            await world.AdvanceUntilAsync(() => world.Strategies.Begun.Count > runs, TimeSpan.FromSeconds(20));
        }

        world.Strategies.Watches.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_check_that_turns_by_what_is_told_runs_faster()
    {
        await using var world = await StartAsync();
        var id = await RegisterAsync(world, check: Check() with { UnhealthyThreshold = 2 });
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        var watch = await WatchAsync(world);
        await world.AdvanceUntilAsync(() => world.ResultsOf(id).Count == 2);
        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("down"));

        watch.Report(CheckResult.Fail("draining"));

        await Eventually.TrueAsync(() => world.Registry.RuntimeOf(id).NextCheckAt <= world.Time.GetUtcNow() + (Interval / 5));
        Status(world).ShouldBe(HealthStatus.Healthy);
        world.Time.Advance(Interval / 5);
        await Eventually.TrueAsync(() => Status(world) == HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Where_a_watch_ends_that_had_told_something_a_run_is_made_at_once_and_the_watch_begun_again()
    {
        await using var world = await StartAsync();
        await RegisterAsync(world);
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        var watch = await WatchAsync(world);
        watch.Report(CheckResult.Pass());
        var runs = world.Strategies.Begun.Count;
        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("refused"));

        watch.End();

        await Eventually.TrueAsync(() => Status(world) == HealthStatus.Unhealthy && world.Strategies.Watches.Count == 2);
        world.Strategies.Begun.Count.ShouldBe(runs + 1);
    }

    [Fact]
    public async Task Where_a_watch_ends_that_had_told_nothing_it_waits_for_the_next_run()
    {
        await using var world = await StartAsync();
        var id = await RegisterAsync(world);
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        var runs = world.Strategies.Begun.Count;

        (await WatchAsync(world)).Throw();
        await Eventually.TrueAsync(() => world.Diagnostics.Failures.Any(failure => failure.Work.Contains("watching", StringComparison.Ordinal)));

        (world.Strategies.Begun.Count, world.Strategies.Watches.Count).ShouldBe((runs, 1));
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        world.Strategies.Begun.Count.ShouldBe(runs + 1);
        await Eventually.TrueAsync(() => world.Strategies.Watches.Count == 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_may_have_looked_before_the_target_turned_is_made_again(bool ends)
    {
        await using var world = await StartAsync();
        var id = await RegisterAsync(world);
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        var watch = await WatchAsync(world);
        watch.Report(CheckResult.Pass());
        var gate = new TaskCompletionSource();
        world.Strategies.Probe = async (_, _) =>
        {
            await gate.Task;
            return CheckResult.Pass("was well");
        };
        var run = world.Registry.RunCheckAsync(id, CancellationToken.None);
        await Eventually.TrueAsync(() => world.Strategies.Running == 1);
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        if (ends)
        {
            watch.End();
            await watch.Over;
        }
        else
        {
            watch.Report(CheckResult.Fail("draining"));
        }

        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("is not"));
        gate.SetResult();
        await run;

        await Eventually.TrueAsync(() => Status(world) == HealthStatus.Unhealthy && world.ResultsOf(id)[0].Output == "is not");
    }

    [Fact]
    public async Task A_watch_that_tells_otherwise_than_a_run_finds_is_begun_anew()
    {
        await using var world = await StartAsync();
        var id = await RegisterAsync(world);
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        var silent = await WatchAsync(world);
        silent.Report(CheckResult.Pass());
        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("down"));
        world.Time.Advance(TimeSpan.FromMilliseconds(1));

        await world.Registry.RunCheckAsync(id, CancellationToken.None);

        await Eventually.TrueAsync(() => silent.Over.IsCompleted && world.Strategies.Watches.Count == 2);
        silent.Report(CheckResult.Pass("late"));
        world.ResultsOf(id).ShouldNotContain(result => result.Output == "late");
    }

    [Fact]
    public async Task A_watch_ends_with_the_last_check_that_asks_for_it()
    {
        await using var world = await StartAsync();
        var (one, other) = (await RegisterAsync(world, "a"), await RegisterAsync(world, "b"));
        await world.Registry.RunCheckAsync(one, CancellationToken.None);
        var watch = await WatchAsync(world);
        watch.Report(CheckResult.Pass());

        await world.ExecuteAsync(new RemoveHealthCheck(Sample.Actor, one));
        watch.Over.IsCompleted.ShouldBeFalse();
        var runs = world.Strategies.Begun.Count;
        await world.ExecuteAsync(new UpdateHealthCheck(Sample.Actor, other) { Strategy = ("http", "other") });

        await Eventually.TrueAsync(() => watch.Over.IsCompleted);
        world.Strategies.Begun.Skip(runs).ShouldAllBe(settings => settings == "other");
        await world.Registry.RunCheckAsync(other, CancellationToken.None);
        await Eventually.TrueAsync(() => world.Strategies.Watches.Count == 2);
        world.Strategies.Watches.Last().Settings.ShouldBe("other");
    }

    [Fact]
    public async Task The_end_ends_every_watch()
    {
        var world = await StartAsync();
        var id = await RegisterAsync(world);
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        var watch = await WatchAsync(world);
        watch.Report(CheckResult.Pass());
        var runs = world.Strategies.Begun.Count;

        await world.DisposeAsync();

        watch.Over.IsCompleted.ShouldBeTrue();
        world.Strategies.Begun.Count.ShouldBe(runs);
    }

    private static async Task<TestRegistry> StartAsync()
    {
        var world = await TestRegistry.StartAsync();
        world.Strategies.Watched = _ => true;
        return world;
    }

    private static CheckDefinition Check(string name = "http", string settings = "{}") => Sample.Check(name, settings) with
    {
        Interval = Interval,
        HealthyThreshold = 1,
        UnhealthyThreshold = 1,
    };

    private static async Task<Guid> RegisterAsync(TestRegistry world, string key = "a", CheckDefinition? check = null) =>
        (await world.RegisterAsync(Sample.Registration(key) with { Checks = [check ?? Check()] })).Checks[0].Id;

    private static async Task<FakeWatch> WatchAsync(TestRegistry world)
    {
        await Eventually.TrueAsync(() => !world.Strategies.Watches.IsEmpty);
        return world.Strategies.Watches.ShouldHaveSingleItem();
    }

    private static HealthStatus Status(TestRegistry world, string key = "a") => world.Snapshot.Instances.Single(instance => instance.Key == key).Status;
}
