using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Deadlines;

public class DeadlineWatchTests
{
    [Fact]
    public async Task A_maintenance_ends_by_itself()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        var until = world.Time.GetUtcNow().AddMinutes(10);
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, "disk", until, null));

        await world.AdvanceUntilAsync(() => world.Snapshot.FindInstance(id)!.Maintenance is null, TimeSpan.FromSeconds(1));

        var ended = world.Store.Commits.Last().Events.Single();
        (ended.Actor, ended.Status, ended.PreviousStatus).ShouldBe(("maintenance", HealthStatus.Healthy, HealthStatus.Maintenance));
        ended.At.ShouldBeGreaterThanOrEqualTo(until);
    }

    [Fact]
    public async Task An_end_that_is_put_off_is_put_off()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        var until = world.Time.GetUtcNow().AddMinutes(10);
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, world.Time.GetUtcNow().AddMinutes(1), null));
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, until, null));

        await world.AdvanceUntilAsync(() => world.Snapshot.FindInstance(id)!.Maintenance is null, TimeSpan.FromSeconds(1));

        world.Store.Commits.Last().Events.Single().At.ShouldBeGreaterThanOrEqualTo(until);
    }

    [Fact]
    public async Task An_instance_is_removed_out_of_its_maintenance_also_after_a_restart()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, null, TimeSpan.FromMinutes(5)));
        await world.RestartAsync();

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0, TimeSpan.FromSeconds(1));

        world.Store.Commits.Last().Events.Single().Actor.ShouldBe("deregister-after");
    }

    [Fact]
    public async Task An_unhealthy_instance_is_removed_unless_it_recovers()
    {
        await using var world = await TestRegistry.StartAsync();
        var check = Sample.Ttl("P1D") with { UnhealthyThreshold = 1, HealthyThreshold = 1 };
        var registration = Sample.Registration() with { DeregisterAfter = TimeSpan.FromMinutes(1), Checks = [check] };
        var id = (await world.RegisterAsync(registration)).Checks[0].Id;
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Fail, "down", CancellationToken.None);
        world.Time.Advance(TimeSpan.FromSeconds(59));
        await world.Registry.ReportHealthAsync(id, CheckOutcome.Pass, null, CancellationToken.None);
        world.Time.Advance(TimeSpan.FromHours(1));
        world.Snapshot.InstanceCount.ShouldBe(1);

        await world.Registry.ReportHealthAsync(id, CheckOutcome.Fail, "down", CancellationToken.None);
        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0, TimeSpan.FromSeconds(1));
        var removed = world.Store.Commits.Last().Events.Single();
        (removed.Actor, removed.Reason).ShouldBe(("deregister-after", "unhealthy for 1 min: ttl: down"));
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_done_when_it_is_back()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        await world.ExecuteAsync(new StartMaintenance(Sample.Actor, id, null, world.Time.GetUtcNow().AddSeconds(30), null));
        world.Store.Failure = new IOException("disk full");
        await world.AdvanceUntilAsync(() => world.Diagnostics.Failures.Any(failure => failure.Work.Contains("deadlines", StringComparison.Ordinal)));
        world.Store.Failure = null;

        await world.AdvanceUntilAsync(() => world.Snapshot.FindInstance(id)!.Maintenance is null);
    }
}
