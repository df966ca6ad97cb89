using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Timing;

/// <summary>The clock is set forwards or backwards while the registry runs: what lasts a time lasts it, what has a time of day has that.</summary>
public class ClockJumpTests
{
    /// <summary>How far the clock jumps, in hours.</summary>
    public static TheoryData<int> Jumps => [1, 24, -1, -24];

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task A_lease_ends_after_its_time_neither_early_nor_more_than_a_second_late(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration("leased") with { LeaseTtl = TimeSpan.FromSeconds(10) });
        var start = world.Time.GetTimestamp();
        world.Time.Advance(TimeSpan.FromSeconds(3));
        world.Time.JumpWallClock(TimeSpan.FromHours(hours));
        await PassAsync(world, start, TimeSpan.FromSeconds(9.9));
        world.Snapshot.InstanceCount.ShouldBe(1);

        await PassAsync(world, start, TimeSpan.FromSeconds(11));

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0);
        world.Time.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(13));
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task Checks_run_on_at_their_rate(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check() with { Interval = TimeSpan.FromSeconds(10) }] });
        await world.AdvanceUntilAsync(() => world.Strategies.Begun.Count >= 2);
        var start = world.Time.GetTimestamp();
        world.Time.JumpWallClock(TimeSpan.FromHours(hours));

        await world.AdvanceUntilAsync(() => world.Strategies.Begun.Count >= 12);

        // Ten intervals, but for their jitter: a burst would take none. That it gets there at all says that they did not stop.
        world.Time.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(80));
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task An_unhealthy_instance_is_removed_after_as_long_as_it_allows(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        var check = Sample.Ttl("P1D") with { UnhealthyThreshold = 1 };
        var id = (await world.RegisterAsync(Sample.Registration() with { DeregisterAfter = TimeSpan.FromMinutes(10), Checks = [check] })).Checks[0].Id;
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Fail, "down", CancellationToken.None);
        var start = world.Time.GetTimestamp();

        await ShouldBeRemovedAfterTenMinutesAsync(world, start, hours);
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task One_that_turned_unhealthy_after_the_jump_too(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        var check = Sample.Ttl("P1D") with { UnhealthyThreshold = 1 };
        var id = (await world.RegisterAsync(Sample.Registration() with { DeregisterAfter = TimeSpan.FromMinutes(10), Checks = [check] })).Checks[0].Id;
        world.Time.JumpWallClock(TimeSpan.FromHours(hours));
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Fail, "down", CancellationToken.None);

        await ShouldBeRemovedAfterTenMinutesAsync(world, world.Time.GetTimestamp(), 0);
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task So_is_one_in_maintenance(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, null, TimeSpan.FromMinutes(10)));

        await ShouldBeRemovedAfterTenMinutesAsync(world, world.Time.GetTimestamp(), hours);
    }

    [Fact]
    public async Task A_maintenance_ends_within_a_second_after_the_clock_has_jumped_over_its_end()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, world.Time.GetUtcNow().AddMinutes(30), null));
        world.Time.JumpWallClock(TimeSpan.FromHours(1));

        world.Time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.TrueAsync(() => world.Snapshot.FindInstance(id)!.Maintenance is null);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24)]
    public async Task A_maintenance_does_not_end_before_the_clock_says_so(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        var until = world.Time.GetUtcNow().AddMinutes(30);
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, until, null));
        world.Time.JumpWallClock(TimeSpan.FromHours(hours));

        await world.AdvanceUntilAsync(() => world.Snapshot.FindInstance(id)!.Maintenance is null, TimeSpan.FromMinutes(1));

        world.Time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(until);
        world.Store.Commits.Last().Events.Single().At.ShouldBeGreaterThanOrEqualTo(until);
    }

    [Fact]
    public async Task Times_of_events_do_not_go_back_over_jumps_and_restarts()
    {
        await using var world = await TestRegistry.StartAsync();
        foreach (var hours in new[] { 1, -1, 24, -24, -1 })
        {
            await world.RegisterAsync(Sample.Registration($"before {hours}".Replace(' ', '-')));
            world.Time.JumpWallClock(TimeSpan.FromHours(hours));
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await world.RegisterAsync(Sample.Registration($"after {hours}".Replace(' ', '-')));
            await world.RestartAsync();
        }

        world.Store.Commits.SelectMany(commit => commit.Events).Select(change => change.At).ShouldBeInOrder();
    }

    private static async Task ShouldBeRemovedAfterTenMinutesAsync(TestRegistry world, long start, int hours)
    {
        await PassAsync(world, start, TimeSpan.FromMinutes(5));
        world.Time.JumpWallClock(TimeSpan.FromHours(hours));
        await PassAsync(world, start, TimeSpan.FromMinutes(9.9));
        world.Snapshot.InstanceCount.ShouldBe(1);

        await PassAsync(world, start, TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        // The clock goes on: who looked just before it moved sets its timer from where it is now.
        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0);
        world.Time.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromMinutes(11));
        world.Store.Commits.SelectMany(commit => commit.Events).Single(change => change.Change == ChangeKind.Removed).Actor.ShouldBe("deregister-after");
    }

    /// <summary>Moves the clock to so long after the start; what that made due has been asked for when a write behind it is answered.</summary>
    private static async Task PassAsync(TestRegistry world, long start, TimeSpan span)
    {
        world.Time.Advance(span - world.Time.GetElapsedTime(start));
        await world.ExecuteAsync(new UpdateService(Sample.Actor, new("default", "beside")) { Owner = $"{span}" });
    }
}
