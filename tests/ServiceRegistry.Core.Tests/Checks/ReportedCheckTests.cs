using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class ReportedCheckTests
{
    [Fact]
    public async Task A_report_is_a_result()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);

        var run = await world.Registry.ReportHealthAsync(id, CheckOutcome.Warn, "slow today", CancellationToken.None);

        (run.Result!.Output, run.Check!.Status, run.Instance!.StatusReason).ShouldBe(("slow today", HealthStatus.Degraded, "ttl: slow today"));
        world.Registry.RuntimeOf(id).NextCheckAt.ShouldBe(world.Time.GetUtcNow() + TimeSpan.FromSeconds(30));
        world.Strategies.Begun.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_missing_for_the_ttl_is_a_failure_and_so_on_until_it_turns()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Pass, null, CancellationToken.None);
        var reported = world.Time.GetUtcNow();

        await world.AdvanceUntilAsync(() => world.Registry.RuntimeOf(id).ConsecutiveFailures == 1, TimeSpan.FromSeconds(1));
        (world.Time.GetUtcNow() - reported).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.Single().Status == HealthStatus.Unhealthy, TimeSpan.FromSeconds(1));

        world.Snapshot.Instances.Single().StatusReason.ShouldBe("ttl: no report for 30 s");
        world.Registry.RuntimeOf(id).ConsecutiveFailures.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_never_came_fails_when_the_first_window_is_over()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        var registered = world.Time.GetUtcNow();

        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.Single().Status == HealthStatus.Unhealthy, TimeSpan.FromSeconds(1));

        (world.Registry.RuntimeOf(id).LastCheckedAt!.Value - registered).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Reports_in_time_keep_it_alive()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        for (var i = 0; i < 10; i++)
        {
            await world.Registry.ReportHealthAsync(id, CheckOutcome.Pass, $"{i}", CancellationToken.None);
            world.Time.Advance(TimeSpan.FromSeconds(29));
        }

        world.ResultsOf(id).ShouldAllBe(result => result.Outcome == CheckOutcome.Pass);
        world.Snapshot.Instances.Single().Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Results_do_not_pile_up_without_bound_where_the_store_hangs()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Pass, null, CancellationToken.None);
        var hanging = new TaskCompletionSource();
        world.Store.Gate = hanging.Task;
        var stuck = world.ExecuteAsync(Sample.Register(Sample.Registration("b")));

        for (var i = 0; i < 45_000; i++)
        {
            await world.Registry.ReportHealthAsync(id, CheckOutcome.Pass, null, CancellationToken.None);
        }

        world.Diagnostics.Dropped.ShouldBeGreaterThan(0);
        hanging.SetResult();
        await stuck;
    }

    [Fact]
    public async Task Reports_at_once_are_written_in_the_order_in_which_they_came()
    {
        await using var world = await TestRegistry.StartAsync();
        var check = Sample.Ttl() with { HealthyThreshold = 1, UnhealthyThreshold = 1 };
        var id = (await world.RegisterAsync(Sample.Registration() with { Checks = [check] })).Checks[0].Id;
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var reports = Enumerable.Range(0, 21)
            .Select(i => world.Registry.ReportHealthAsync(id, i % 2 == 0 ? CheckOutcome.Fail : CheckOutcome.Pass, null, CancellationToken.None)).ToList();
        gate.SetResult();
        await Task.WhenAll(reports);

        world.Snapshot.Instances.Single().Status.ShouldBe(HealthStatus.Unhealthy);
        world.Snapshot.Revision.ShouldBe(22);
    }

    [Fact]
    public async Task Only_a_reported_check_is_reported_for_and_it_alone_cannot_be_run()
    {
        await using var world = await TestRegistry.StartAsync();
        var ttl = await RegisterAsync(world);
        var http = (await world.RegisterAsync(Sample.Registration("b") with { Checks = [Sample.Check()] })).Checks[0].Id;

        Code(await world.Registry.RunCheckAsync(ttl, CancellationToken.None)).ShouldBe("input.id REPORTED_BY_SERVICE");
        Code(await world.Registry.ReportHealthAsync(http, CheckOutcome.Pass, null, CancellationToken.None)).ShouldBe("input.id NOT_REPORTED_BY_SERVICE");
        Code(await world.Registry.ReportHealthAsync(ttl, CheckOutcome.Pass, new string('x', 4097), CancellationToken.None)).ShouldBe("input.output TOO_LONG");
        var unknown = await world.Registry.ReportHealthAsync(Guid.Empty, CheckOutcome.Pass, null, CancellationToken.None);
        unknown.Errors.ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>().Id.ShouldBe(Guid.Empty);
    }

    private static string Code(Core.Checks.CheckRun run)
    {
        var error = run.Errors.ShouldHaveSingleItem().ShouldBeOfType<InvalidValue>();
        return string.Join('.', error.Path) + " " + error.Code;
    }

    private static async Task<Guid> RegisterAsync(TestRegistry world) =>
        (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Ttl("PT30S")] })).Checks[0].Id;
}
