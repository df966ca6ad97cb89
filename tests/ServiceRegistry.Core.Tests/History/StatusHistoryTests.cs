using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.History;

/// <summary>How long statuses lasted, on a manual clock.</summary>
public sealed class StatusHistoryTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Before_there_is_anything_to_measure_uptime_is_null()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.ExecuteAsync(new UpdateService(Sample.Actor, Sample.Service) { Owner = new(true, "team") });

        (await OfServiceAsync(world)).Uptime.ShouldBeNull();
        (await OfInstanceAsync(world, Guid.NewGuid())).Uptime.ShouldBeNull();
    }

    [Fact]
    public async Task Maintenance_counts_against_uptime()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(3));
        await StartMaintenanceAsync(world, instance);
        world.Time.Advance(TimeSpan.FromHours(1));

        var times = await OfInstanceAsync(world, instance.Id);

        times.Uptime.ShouldBe(0.75);
        times.Shares.ShouldBe(
        [
            new StatusShare(HealthStatus.Healthy, 0.75, TimeSpan.FromHours(3)),
            new StatusShare(HealthStatus.Maintenance, 0.25, TimeSpan.FromHours(1)),
        ]);
    }

    [Fact]
    public async Task Unknown_time_is_left_out_of_uptime_and_is_a_share()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Ttl("P1D")] });
        (await OfInstanceAsync(world, instance.Id)).Uptime.ShouldBeNull();
        world.Time.Advance(TimeSpan.FromHours(1));
        (await OfInstanceAsync(world, instance.Id)).Uptime.ShouldBeNull();
        await world.Registry.ReportHealthAsync(instance.Checks[0].Id, CheckOutcome.Warn, null, CancellationToken.None);
        world.Time.Advance(TimeSpan.FromHours(3));

        var times = await OfInstanceAsync(world, instance.Id);

        times.Uptime.ShouldBe(1);
        times.Shares.Select(share => (share.Status, share.Share)).ShouldBe([(HealthStatus.Degraded, 0.75), (HealthStatus.Unknown, 0.25)]);
    }

    [Fact]
    public async Task A_window_cuts_what_began_before_it()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(10));
        await StartMaintenanceAsync(world, instance);
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.ExecuteAsync(new EndMaintenance(Sample.Actor, instance.Id));
        world.Time.Advance(TimeSpan.FromHours(2));

        (await OfInstanceAsync(world, instance.Id, TimeSpan.FromHours(2))).Uptime.ShouldBe(1);
        (await OfInstanceAsync(world, instance.Id, TimeSpan.FromHours(4))).Uptime.ShouldBe(0.75);
    }

    [Fact]
    public async Task A_service_is_up_while_one_of_its_instances_is()
    {
        await using var world = await TestRegistry.StartAsync();
        var one = await world.RegisterAsync(Sample.Registration("a"));
        var other = await world.RegisterAsync(Sample.Registration("b"));
        world.Time.Advance(TimeSpan.FromHours(1));
        await StartMaintenanceAsync(world, one);
        world.Time.Advance(TimeSpan.FromHours(1));
        (await OfServiceAsync(world)).Uptime.ShouldBe(1);
        await StartMaintenanceAsync(world, other);
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.ExecuteAsync(new EndMaintenance(Sample.Actor, one.Id));
        world.Time.Advance(TimeSpan.FromHours(1));

        (await OfServiceAsync(world)).Uptime.ShouldBe(0.75);
        (await OfServiceAsync(world, TimeSpan.FromHours(2))).Uptime.ShouldBe(0.5);
    }

    [Fact]
    public async Task A_service_without_instances_is_down_once_it_had_one()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(3));
        await world.ExecuteAsync(new DeregisterInstance(Sample.Actor, instance.Id));
        world.Time.Advance(TimeSpan.FromHours(1));

        var times = await OfServiceAsync(world);
        times.Uptime.ShouldBe(0.75);
        times.Shares.Select(share => share.Status).ShouldBe([HealthStatus.Healthy, HealthStatus.Unknown]);
        (await OfServiceAsync(world, TimeSpan.FromMinutes(30))).Uptime.ShouldBe(0);
        (await OfInstanceAsync(world, instance.Id)).Uptime.ShouldBe(1, "it was never anything but healthy");
    }

    [Fact]
    public async Task Services_of_one_name_in_two_namespaces_are_two()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration());
        var other = await world.RegisterAsync(Sample.Registration() with { Service = new("other", "shop") });
        await StartMaintenanceAsync(world, other);
        world.Time.Advance(TimeSpan.FromHours(1));

        (await OfServiceAsync(world)).Uptime.ShouldBe(1);
        (await OfServiceAsync(world, service: new("other", "shop"))).Uptime.ShouldBe(0);
    }

    [Fact]
    public async Task Time_when_no_server_ran_is_left_out()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.DisposeAsync();
        world.Time.Advance(TimeSpan.FromHours(5));
        await world.RestartAsync();
        await StartMaintenanceAsync(world, instance, "upgrade");
        world.Time.Advance(TimeSpan.FromHours(1));

        (await OfInstanceAsync(world, instance.Id)).Uptime.ShouldBe(0.5);
        (await OfServiceAsync(world)).Uptime.ShouldBe(0.5);
        var now = world.Registry.Now;
        (await IntervalsAsync(world, instance.Id)).Where(interval => interval.Since != interval.Until).ShouldBe(
        [
            new StatusInterval(HealthStatus.Maintenance, "upgrade", now.AddHours(-1), null),
            new StatusInterval(HealthStatus.Healthy, null, now.AddHours(-7), now.AddHours(-6)),
        ]);
    }

    [Fact]
    public async Task Intervals_come_newest_first_up_to_a_limit_and_outlast_the_instance()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        for (var turn = 0; turn < 3; turn++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await StartMaintenanceAsync(world, instance, $"upgrade {turn}");
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.ExecuteAsync(new EndMaintenance(Sample.Actor, instance.Id));
        }

        world.Time.Advance(TimeSpan.FromMinutes(1));
        (await IntervalsAsync(world, instance.Id, 3)).Select(interval => (interval.Status, interval.Reason, IsOver: interval.Until is not null)).ShouldBe(
        [
            (HealthStatus.Healthy, null, false),
            (HealthStatus.Maintenance, "upgrade 2", true),
            (HealthStatus.Healthy, null, true),
        ]);
        await world.ExecuteAsync(new DeregisterInstance(Sample.Actor, instance.Id));
        (await IntervalsAsync(world, instance.Id)).Count.ShouldBe(7);
        (await IntervalsAsync(world, instance.Id)).ShouldAllBe(interval => interval.Until != null);
    }

    [Fact]
    public async Task Statuses_that_no_server_saw_do_not_take_the_places_of_others()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(1));
        await StartMaintenanceAsync(world, instance, "upgrade");
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.DisposeAsync();
        for (var unseen = 0; unseen < 5; unseen++)
        {
            world.Time.Advance(TimeSpan.FromHours(1));
            world.Store.Add(new()
            {
                InstanceId = instance.Id,
                Namespace = instance.Service.Namespace,
                ServiceName = instance.Service.Name,
                Status = HealthStatus.Unhealthy,
                Since = world.Time.GetUtcNow().AddMinutes(-30),
                Until = world.Time.GetUtcNow(),
                Revision = 1,
            });
        }

        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.ExecuteAsync(new EndMaintenance(Sample.Actor, instance.Id));
        world.Time.Advance(TimeSpan.FromHours(1));

        (await IntervalsAsync(world, instance.Id, 4)).Select(interval => interval.Status).ShouldBe(
            [HealthStatus.Healthy, HealthStatus.Maintenance, HealthStatus.Maintenance, HealthStatus.Healthy]);
    }

    [Fact]
    public async Task What_ended_after_the_snapshot_lasts_in_it()
    {
        await using var world = await TestRegistry.StartAsync();
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(1));
        var before = world.Snapshot;
        await StartMaintenanceAsync(world, instance);
        world.Time.Advance(TimeSpan.FromHours(1));

        var times = (await world.Registry.Statuses.OfInstancesAsync([instance.Id], Day, before, CancellationToken.None))[instance.Id];

        times.Shares.ShouldBe([new StatusShare(HealthStatus.Healthy, 1, TimeSpan.FromHours(2))]);
    }

    [Fact]
    public async Task A_window_reaches_no_further_than_the_history_is_kept()
    {
        await using var world = await TestRegistry.StartAsync(new() { HistoryRetentionAge = TimeSpan.FromHours(2), Random = new Random(1) });
        var instance = await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(3));

        (await OfInstanceAsync(world, instance.Id, TimeSpan.MaxValue)).Shares.ShouldBe([new StatusShare(HealthStatus.Healthy, 1, TimeSpan.FromHours(2))]);
    }

    private static Task StartMaintenanceAsync(TestRegistry world, Instance instance, string? reason = null) =>
        world.ExecuteAsync(new StartMaintenance(Sample.Actor, instance.Id, reason, null, null));

    private static async Task<StatusTimes> OfInstanceAsync(TestRegistry world, Guid id, TimeSpan? window = null) =>
        (await world.Registry.Statuses.OfInstancesAsync([id], window ?? Day, world.Snapshot, CancellationToken.None))[id];

    private static async Task<StatusTimes> OfServiceAsync(TestRegistry world, TimeSpan? window = null, ServiceKey? service = null)
    {
        var key = service ?? Sample.Service;
        return (await world.Registry.Statuses.OfServicesAsync([key], window ?? Day, world.Snapshot, CancellationToken.None))[key];
    }

    private static Task<IReadOnlyList<StatusInterval>> IntervalsAsync(TestRegistry world, Guid id, int limit = 100) =>
        world.Registry.Statuses.IntervalsAsync(id, Day, limit, world.Snapshot, CancellationToken.None);
}
