using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.State;

public class CheckChangesTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void A_check_is_added_changed_and_removed_under_one_id()
    {
        var instance = world.Registered(Sample.Registration());

        var added = world.Apply(new AddHealthCheck(Sample.Actor, instance.Id, Sample.Check(null)));
        var id = added.Result.Objects.ShouldHaveSingleItem().CheckId!.Value;
        (added.Events.Single().Change, added.Events.Single().Status, added.Events.Single().PreviousStatus)
            .ShouldBe((ChangeKind.Changed, HealthStatus.Unknown, HealthStatus.Healthy));
        world.Snapshot.FindCheck(id)!.Value.Check.Name.ShouldBe("http");
        world.Snapshot.CheckCount.ShouldBe(1);

        world.Change(new UpdateHealthCheck(Sample.Actor, id) { Name = "front", Interval = TimeSpan.FromSeconds(3) });
        var check = world.Snapshot.FindCheck(id)!.Value.Check;
        (check.Name, check.Interval, check.Timeout).ShouldBe(("front", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)));

        var removed = world.Change(new RemoveHealthCheck(Sample.Actor, id));
        (removed.Status, removed.PreviousStatus).ShouldBe((HealthStatus.Healthy, HealthStatus.Unknown));
        world.Snapshot.FindCheck(id).ShouldBeNull();
        world.Snapshot.CheckCount.ShouldBe(0);
    }

    [Fact]
    public void Names_are_unique_within_an_instance()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check("one"), Sample.Check("two")] });

        world.Invalid(new AddHealthCheck(Sample.Actor, instance.Id, Sample.Check("one"))).ShouldBe(["input.check.name DUPLICATE"]);
        world.Invalid(new UpdateHealthCheck(Sample.Actor, instance.Checks[0].Id) { Name = "two" }).ShouldBe(["input.name DUPLICATE"]);
        world.Nothing(new UpdateHealthCheck(Sample.Actor, instance.Checks[0].Id) { Name = "one" });
    }

    [Fact]
    public void An_instance_has_32_checks_at_most()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [.. Enumerable.Range(0, 32).Select(i => Sample.Check($"c{i}"))] });

        world.Invalid(new AddHealthCheck(Sample.Actor, instance.Id, Sample.Check("more"))).ShouldBe(["input.check TOO_MANY"]);
    }

    [Fact]
    public void A_check_that_probes_something_else_begins_anew()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        instance = world.Turn(instance, HealthStatus.Unhealthy);

        var kept = world.Change(new UpdateHealthCheck(Sample.Actor, instance.Checks[0].Id) { UnhealthyThreshold = 9 });
        kept.Instance!.Status.ShouldBe(HealthStatus.Unhealthy);
        var anew = world.Change(new UpdateHealthCheck(Sample.Actor, instance.Checks[0].Id) { Strategy = ("http", "other") });
        anew.Instance!.Status.ShouldBe(HealthStatus.Unknown);
        anew.Instance.Checks[0].StatusReason.ShouldBeNull();
    }

    [Fact]
    public void A_turn_is_a_change_of_status_alone()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        world.Now += TimeSpan.FromSeconds(5);

        var turned = world.Change(new TurnCheck(instance.Checks[0].Id, HealthStatus.Unhealthy, "connection refused", false, instance.Checks[0]));

        (turned.Change, turned.Status, turned.PreviousStatus, turned.Reason, turned.Actor)
            .ShouldBe((ChangeKind.StatusChanged, HealthStatus.Unhealthy, HealthStatus.Unknown, "http: connection refused", "health-check"));
        var after = turned.Instance!;
        (after.StatusReason, after.StatusChangedAt, after.Revision, after.UpdatedAt)
            .ShouldBe(("http: connection refused", world.Now, instance.Revision, instance.UpdatedAt));
        world.Nothing(new TurnCheck(after.Checks[0].Id, HealthStatus.Unhealthy, "something else", false, after.Checks[0]));
    }

    [Fact]
    public void A_turn_that_leaves_the_instances_status_is_still_told()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check("one"), Sample.Check("two")] });
        world.Turn(instance, HealthStatus.Unhealthy, "first");
        world.Now += TimeSpan.FromSeconds(1);

        var second = world.Change(new TurnCheck(instance.Checks[1].Id, HealthStatus.Unhealthy, "second", false, instance.Checks[1]));

        (second.Status, second.PreviousStatus, second.Instance!.StatusReason).ShouldBe((HealthStatus.Unhealthy, HealthStatus.Unhealthy, "two: second"));
    }

    [Fact]
    public void A_result_of_a_check_that_changed_meanwhile_is_dropped()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        var old = instance.Checks[0];
        world.Change(new UpdateHealthCheck(Sample.Actor, old.Id) { Strategy = ("http", "other") });

        world.Nothing(new TurnCheck(old.Id, HealthStatus.Unhealthy, "late", false, old));
        world.Change(new RemoveHealthCheck(Sample.Actor, old.Id));
        world.Nothing(new TurnCheck(old.Id, HealthStatus.Unhealthy, "later", false, old));
    }

    [Fact]
    public void An_error_remembers_what_the_check_was()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        world.Turn(instance, HealthStatus.Degraded);

        var broken = world.Turn(instance, HealthStatus.Unknown, "plugin gone", isError: true);
        (broken.Status, broken.StatusReason, broken.Checks[0].StatusBeforeError).ShouldBe((HealthStatus.Unknown, "http: plugin gone", HealthStatus.Degraded));
        world.Turn(instance, HealthStatus.Healthy).Checks[0].StatusBeforeError.ShouldBeNull();
    }

    [Fact]
    public void A_check_that_could_not_run_from_the_first_has_a_reason()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        instance.StatusReason.ShouldBe("http: not checked yet");

        var broken = world.Turn(instance, HealthStatus.Unknown, "no plugin", isError: true);
        broken.StatusReason.ShouldBe("http: no plugin");
        world.Nothing(new TurnCheck(broken.Checks[0].Id, HealthStatus.Unknown, "still none", true, broken.Checks[0]));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Unknown, HealthStatus.Unknown)]
    [InlineData(HealthStatus.Unknown, HealthStatus.Unhealthy, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Healthy, HealthStatus.Healthy, HealthStatus.Healthy)]
    public void An_instance_has_the_worst_status_of_its_checks(HealthStatus one, HealthStatus other, HealthStatus expected)
    {
        CheckDefinition[] checks = [Sample.Check("one") with { InitialStatus = one }, Sample.Check("other") with { InitialStatus = other }];

        world.Registered(Sample.Registration("a") with { Checks = [.. checks] }).Status.ShouldBe(expected);
        world.Registered(Sample.Registration("b") with { Checks = [checks[1], checks[0]] }).Status.ShouldBe(expected);
    }
}
