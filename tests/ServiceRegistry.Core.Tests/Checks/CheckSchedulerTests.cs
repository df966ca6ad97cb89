using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Checks;

public class CheckSchedulerTests
{
    [Fact]
    public async Task A_new_check_runs_soon_and_turns_its_instance()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check() with { Interval = TimeSpan.FromHours(1) }] });
        instance.Status.ShouldBe(HealthStatus.Unknown);

        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.Single().Status == HealthStatus.Healthy);

        var now = world.Snapshot.Instances.Single();
        (now.StatusReason, now.Revision).ShouldBe(("http: fine", instance.Revision));
        var runtime = world.Registry.RuntimeOf(now.Checks[0].Id);
        (runtime.ConsecutiveSuccesses, runtime.ConsecutiveFailures, runtime.LastOutput, runtime.LastOutcome).ShouldBe((1, 0, "fine", CheckOutcome.Pass));
        runtime.LastCheckedAt.ShouldNotBeNull();
        world.Diagnostics.Lateness.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_follows_its_target_down_and_up_again()
    {
        await using var world = await TestRegistry.StartAsync();
        var outcome = CheckOutcome.Pass;
        world.Strategies.Probe = (_, _) => Task.FromResult(new CheckResult(outcome, outcome.ToString()));
        await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check()] });
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        var runs = world.Strategies.Begun.Count;

        outcome = CheckOutcome.Fail;
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Unhealthy);
        (world.Strategies.Begun.Count - runs).ShouldBe(3);
        outcome = CheckOutcome.Warn;
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Degraded);
        outcome = CheckOutcome.Error;
        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Unknown);

        world.Store.Commits.SelectMany(commit => commit.Events).Skip(1).Select(change => (change.Change, change.Status, change.Reason)).ShouldBe(
        [
            (ChangeKind.StatusChanged, HealthStatus.Healthy, "http: Pass"), (ChangeKind.StatusChanged, HealthStatus.Unhealthy, "http: Fail"),
            (ChangeKind.StatusChanged, HealthStatus.Degraded, "http: Warn"), (ChangeKind.StatusChanged, HealthStatus.Unknown, "http: Error"),
        ]);
    }

    [Fact]
    public async Task A_check_never_runs_twice_at_once_however_long_it_takes()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Strategies.Probe = async (_, _) =>
        {
            await gate.Task;
            return CheckResult.Pass();
        };
        var check = Sample.Check() with { Interval = TimeSpan.FromSeconds(1) };
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [check] })).Checks[0].Id;
        await world.AdvanceUntilAsync(() => world.Strategies.Running == 1);
        var joined = world.Registry.RunCheckAsync(id, CancellationToken.None);
        for (var i = 0; i < 100; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        joined.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await joined).Result!.Outcome.ShouldBe(CheckOutcome.Pass);
        await world.AdvanceUntilAsync(() => world.Strategies.Begun.Count >= 5);
        world.Strategies.Twice.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_are_bounded_in_all_and_for_each_host()
    {
        await using var world = await TestRegistry.StartAsync(new() { MaxConcurrentChecks = 6, MaxChecksPerHost = 2 });
        var gates = new ConcurrentQueue<TaskCompletionSource>();
        world.Strategies.Probe = async (_, _) =>
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            gates.Enqueue(gate);
            await gate.Task;
            return CheckResult.Pass();
        };
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 40).Select(i => Sample.Registration($"{i}") with
        {
            Host = $"host{i % 2}",
            Checks = [Sample.Check(settings: $"{i}") with { Interval = TimeSpan.FromHours(1) }],
        })]));
        await world.AdvanceUntilAsync(() => world.Strategies.Running == 4);

        await world.AdvanceUntilAsync(() =>
        {
            if (gates.TryDequeue(out var gate))
            {
                gate.SetResult();
            }

            return world.Strategies.Begun.Count == 40 && world.Strategies.Running == 0;
        });

        world.Strategies.MostAtOnce.ShouldBe(4);
    }

    [Fact]
    public async Task What_a_user_runs_is_answered_with_its_result()
    {
        await using var world = await TestRegistry.StartAsync();
        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail("refused"));
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check()] })).Checks[0].Id;

        var run = await world.Registry.RunCheckAsync(id, CancellationToken.None);

        (run.Result!.Outcome, run.Result.Output, run.Check!.Status, run.Instance!.Status)
            .ShouldBe((CheckOutcome.Fail, "refused", HealthStatus.Unhealthy, HealthStatus.Unhealthy));
        (await world.Registry.RunCheckAsync(Guid.Empty, CancellationToken.None)).Errors.ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>();
    }

    [Fact]
    public async Task A_result_of_what_the_check_probed_before_is_dropped()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Strategies.Probe = async (settings, _) =>
        {
            await (settings == "old" ? gate.Task : Task.CompletedTask);
            return settings == "old" ? CheckResult.Fail() : CheckResult.Pass();
        };
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check(settings: "old")] })).Checks[0].Id;
        await world.AdvanceUntilAsync(() => world.Strategies.Running == 1);
        await world.ExecuteAsync(new UpdateHealthCheck(Sample.Actor, id) { Strategy = ("http", "new") });
        gate.SetResult();

        await world.AdvanceUntilAsync(() => Status(world) == HealthStatus.Healthy);
        world.ResultsOf(id).ShouldAllBe(result => result.Outcome == CheckOutcome.Pass);
    }

    [Fact]
    public async Task A_strategy_that_throws_does_not_stop_the_others()
    {
        await using var world = await TestRegistry.StartAsync();
        world.Strategies.Probe = (settings, _) =>
            settings == "bad" ? throw new InvalidOperationException("boom") : Task.FromResult(CheckResult.Pass());
        var registered = await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check("bad", "bad"), Sample.Check("good", "good")] });

        await Should.ThrowAsync<InvalidOperationException>(() => world.Registry.RunCheckAsync(registered.Checks[0].Id, CancellationToken.None));
        (await world.Registry.RunCheckAsync(registered.Checks[1].Id, CancellationToken.None)).Result!.Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task Results_that_the_store_does_not_take_are_kept_for_later()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check() with { InitialStatus = HealthStatus.Healthy }] })).Checks[0].Id;
        world.Store.Failure = new IOException("disk full");
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        await world.AdvanceUntilAsync(() => world.Diagnostics.Failures.Any(failure => failure.Work.Contains("results", StringComparison.Ordinal)));
        world.Store.Results.ShouldBeEmpty();

        world.Store.Failure = null;
        await world.AdvanceUntilAsync(() => world.Store.Results.Count > 0);
    }

    [Fact]
    public async Task A_turn_that_could_not_be_stored_is_decided_by_the_next_result()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check() with { Interval = TimeSpan.FromHours(1) }] })).Checks[0].Id;
        world.Store.Failure = new IOException("disk full");
        await Should.ThrowAsync<StorageUnavailableException>(() => world.Registry.RunCheckAsync(id, CancellationToken.None));
        Status(world).ShouldBe(HealthStatus.Unknown);
        world.Store.Failure = null;

        await world.Registry.RunCheckAsync(id, CancellationToken.None);

        Status(world).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Many_are_taken_over_beside_the_start_and_whoever_asks_for_one_waits_for_it()
    {
        await using var world = await TestRegistry.StartAsync();
        for (var service = 0; service < 3; service++)
        {
            await world.ExecuteAsync(new RegisterInstances(
                Sample.Actor, [.. Enumerable.Range(0, 1000).Select(number => Sample.Registration($"{number}") with { Service = new("default", $"s{service}"), Checks = [Sample.Check()] })]));
        }

        for (var round = 0; round < 5; round++)
        {
            await world.RestartAsync();
            var (first, last) = (world.Snapshot.Instances.First(), world.Snapshot.Instances.Last());

            await world.ExecuteAsync(new UpdateHealthCheck(Sample.Actor, last.Checks[0].Id) { Strategy = ("http", $"{round}") });

            (await world.Registry.RunCheckAsync(first.Checks[0].Id, CancellationToken.None)).Result!.Outcome.ShouldBe(CheckOutcome.Pass);
            world.Snapshot.Instances.ShouldAllBe(instance => world.Registry.RuntimeOf(instance.Checks[0].Id).NextCheckAt != null);
        }
    }

    [Fact]
    public async Task After_a_restart_statuses_are_kept_and_streaks_begin_anew()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check()] })).Checks[0].Id;
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Fail());
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        await world.Registry.RunCheckAsync(id, CancellationToken.None);

        await world.RestartAsync();

        Status(world).ShouldBe(HealthStatus.Healthy);
        world.Registry.RuntimeOf(id).ConsecutiveFailures.ShouldBe(0);
        await world.Registry.RunCheckAsync(id, CancellationToken.None);
        Status(world).ShouldBe(HealthStatus.Healthy);
        world.Registry.RuntimeOf(id).ConsecutiveFailures.ShouldBe(1);
    }

    [Fact]
    public async Task The_end_cancels_what_runs()
    {
        var world = await TestRegistry.StartAsync();
        world.Strategies.Probe = async (_, stop) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Time, stop);
            return CheckResult.Pass();
        };
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check()] })).Checks[0].Id;
        var run = world.Registry.RunCheckAsync(id, CancellationToken.None);
        await Eventually.TrueAsync(() => world.Strategies.Running == 1);

        await world.DisposeAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        world.Strategies.Running.ShouldBe(0);
        world.Store.Results.ShouldBeEmpty();
    }

    private static HealthStatus Status(TestRegistry world) => world.Snapshot.Instances.Single().Status;
}
