using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.State;

public class RegisteringTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void A_new_instance_is_created_with_its_service()
    {
        var created = world.Change(Sample.Register(Sample.Registration() with { Tags = ["x"], Zone = "z" }));

        created.ShouldSatisfyAllConditions(
            () => created.Revision.ShouldBe(1),
            () => created.Index.ShouldBe(0),
            () => created.Change.ShouldBe(ChangeKind.Created),
            () => created.Actor.ShouldBe(Sample.Actor),
            () => created.At.ShouldBe(world.Now),
            () => created.Status.ShouldBe(HealthStatus.Healthy),
            () => created.PreviousStatus.ShouldBeNull(),
            () => created.HasPreviousView.ShouldBeFalse(),
            () => created.Version.ShouldBe("1.0.0"),
            () => created.Zone.ShouldBe("z"),
            () => created.Tags.ShouldBe(["x"]),
            () => created.Instance.ShouldBeSameAs(world.Snapshot.FindInstance(Sample.Service, "a")));
        var service = world.Snapshot.FindService(Sample.Service)!;
        service.Description.CreatedAt.ShouldBe(world.Now);
        service.Description.Revision.ShouldBe(1);
        service.InstanceCount.ShouldBe(1);
    }

    [Fact]
    public void Without_a_key_every_call_adds_an_instance()
    {
        world.Change(Sample.Register(Sample.Registration(key: null)));
        world.Change(Sample.Register(Sample.Registration(key: null)));

        world.Snapshot.InstanceCount.ShouldBe(2);
        world.Snapshot.Instances.Select(instance => instance.Key).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_known_key_with_the_same_content_changes_nothing_and_renews_the_lease()
    {
        var registration = Sample.Registration() with { LeaseTtl = TimeSpan.FromSeconds(10) };
        var id = world.Registered(registration).Id;
        world.Now += TimeSpan.FromSeconds(1);

        world.Apply(Sample.Register(registration)).Renewed.ShouldBe([id]);
        world.Nothing(Sample.Register(registration)).Objects.ShouldHaveSingleItem().Instance!.Id.ShouldBe(id);
    }

    [Fact]
    public void Order_and_repetition_are_no_difference()
    {
        var registration = Sample.Registration() with
        {
            Tags = ["x", "y"],
            Metadata = [new("k", "1"), new("l", "2")],
            Endpoints = [new("admin", null, null, 1), new("metrics", null, null, 2)],
            Checks = [Sample.Check("one"), Sample.Check("two", "{}")],
        };
        world.Registered(registration);

        world.Nothing(Sample.Register(registration with
        {
            Tags = ["y", "x", "y"],
            Metadata = [new("l", "2"), new("k", "1")],
            Endpoints = [new("metrics", null, null, 2), new("admin", null, null, 1)],
            Checks = [Sample.Check("two", "{}"), Sample.Check("one")],
        }));
    }

    [Fact]
    public void Checks_without_names_are_the_same_in_any_order()
    {
        var registration = Sample.Registration() with { Checks = [Sample.Check(null, "1"), Sample.Check(null, "2"), Sample.Check(null, "3", "tcp")] };
        var before = world.Registered(registration);
        before.Checks.Select(check => check.Name).ShouldBe(["http", "http-2", "tcp"]);
        var swapped = registration with { Checks = [Sample.Check(null, "3", "tcp"), Sample.Check(null, "2"), Sample.Check(null, "1")] };

        world.Nothing(Sample.Register(swapped));
        var after = world.Change(Sample.Register(swapped with { Zone = "new" })).Instance!;

        after.Checks.Select(check => (check.Id, check.Settings)).ShouldBe(
            before.Checks.Select(check => (check.Id, check.Settings)), ignoreOrder: true);
    }

    [Fact]
    public void A_name_given_is_not_taken_by_one_made()
    {
        var checks = world.Registered(Sample.Registration() with { Checks = [Sample.Check(null, "1"), Sample.Check("http", "2")] }).Checks;

        checks.Select(check => (check.Name, check.Settings)).ShouldBe([("http-2", "1"), ("http", "2")]);
    }

    [Fact]
    public void Registering_again_replaces_the_registration_and_keeps_what_the_contract_says()
    {
        var before = world.Registered(Sample.Registration() with { Zone = "z", Weight = 7, Checks = [Sample.Check("same"), Sample.Check("other")] });
        before = world.Turn(before, HealthStatus.Healthy);
        before = world.Turn(before, HealthStatus.Healthy, check: 1);
        world.Change(new StartMaintenance(Sample.Actor, before.Id, "work", null, null));
        world.Now += TimeSpan.FromMinutes(1);

        var changed = world.Change(Sample.Register(Sample.Registration(version: "2.0.0") with
        {
            Checks = [Sample.Check("same") with { Interval = TimeSpan.FromSeconds(77) }, Sample.Check("other", "changed")],
        }));

        changed.Change.ShouldBe(ChangeKind.Changed);
        changed.PreviousVersion.ShouldBe("1.0.0");
        changed.PreviousZone.ShouldBe("z");
        var after = changed.Instance!;
        (after.Id, after.RegisteredAt, after.Zone, after.Weight).ShouldBe((before.Id, before.RegisteredAt, null, 100));
        after.Maintenance!.Reason.ShouldBe("work");
        after.Status.ShouldBe(HealthStatus.Maintenance);
        after.Revision.ShouldBe(changed.Revision);
        after.UpdatedAt.ShouldBe(world.Now);
        after.Checks.Select(check => (check.Id, check.Status)).ShouldBe(
            [(before.Checks[0].Id, HealthStatus.Healthy), (before.Checks[1].Id, HealthStatus.Unknown)]);
    }

    [Fact]
    public void A_key_used_again_after_removal_gets_a_new_id()
    {
        var first = world.Registered(Sample.Registration());
        world.Change(new DeregisterInstance(Sample.Actor, first.Id));

        world.Registered(Sample.Registration()).Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData(0L, true)]
    [InlineData(3L, false)]
    public void An_expected_revision_of_a_new_key_is_zero(long expected, bool isAccepted)
    {
        var transition = world.Apply(Sample.Register(Sample.Registration() with { ExpectedRevision = expected }));

        transition.Result.IsAccepted.ShouldBe(isAccepted);
        if (!isAccepted)
        {
            transition.Result.Errors.ShouldHaveSingleItem().ShouldBeOfType<RevisionConflict>().CurrentRevision.ShouldBe(0);
        }
    }

    [Fact]
    public void An_expected_revision_is_held_against_what_was_registered_not_against_the_status()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });
        world.Turn(instance, HealthStatus.Unhealthy);

        world.Refused(Sample.Register(Sample.Registration() with { ExpectedRevision = 2 }))
            .ShouldHaveSingleItem().ShouldBeOfType<RevisionConflict>().CurrentRevision.ShouldBe(1);
        world.Change(Sample.Register(Sample.Registration(version: "2") with { ExpectedRevision = 1 })).Instance!.Revision.ShouldBe(3);
    }

    [Fact]
    public void Several_are_one_revision_with_an_event_each()
    {
        var events = world.Apply(Sample.Register(Sample.Registration("a"), Sample.Registration("b"), Sample.Registration("c", "cart"))).Events;

        events.Select(change => (change.Revision, change.Index, change.InstanceKey)).ShouldBe([(1, 0, "a"), (1, 1, "b"), (1, 2, "c")]);
        world.Snapshot.Revision.ShouldBe(1);
    }

    [Fact]
    public void Several_are_all_or_none()
    {
        world.Registered(Sample.Registration("b"));

        world.Refused(Sample.Register(Sample.Registration("a"), Sample.Registration("b") with { ExpectedRevision = 9 }));

        world.Snapshot.InstanceCount.ShouldBe(1);
    }

    [Fact]
    public void Of_several_only_those_that_differ_make_an_event()
    {
        world.Registered(Sample.Registration("a"));

        var transition = world.Apply(Sample.Register(Sample.Registration("a"), Sample.Registration("b")));

        transition.Events.ShouldHaveSingleItem().InstanceKey.ShouldBe("b");
        transition.Result.Objects.Select(touched => touched.Change).ShouldBe([null, ChangeKind.Created]);
    }

    [Fact]
    public void A_timeout_longer_than_the_interval_counts_as_the_interval()
    {
        var check = Sample.Check() with { Interval = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromHours(1) };

        world.Registered(Sample.Registration() with { Checks = [check] }).Checks[0].Timeout.ShouldBe(TimeSpan.FromSeconds(2));
    }
}
