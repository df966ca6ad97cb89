using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.State;

public class ChangesTests
{
    private static readonly Guid Nowhere = Guid.Parse("00000000-0000-0000-0000-0000000000ff");

    private readonly StateWorld world = new();

    [Fact]
    public void An_update_changes_what_is_set_and_keeps_the_rest()
    {
        var before = world.Registered(Sample.Registration() with { Zone = "z", Tags = ["x"], LeaseTtl = TimeSpan.FromSeconds(9) });

        var changed = world.Change(new UpdateInstance(Sample.Actor, before.Id) { Zone = new(true, null), Tags = (ImmutableArray<string>?)["y", "y"], LeaseTtl = new(true, null) });

        (changed.Zone, changed.PreviousZone).ShouldBe((null, "z"));
        (changed.Tags.Single(), changed.PreviousTags.Single()).ShouldBe(("y", "x"));
        changed.Instance!.LeaseTtl.ShouldBeNull();
        changed.Instance.Version.ShouldBe("1.0.0");
    }

    [Fact]
    public void An_update_that_differs_in_nothing_changes_nothing()
    {
        var before = world.Registered(Sample.Registration() with { Tags = ["x", "y"] });

        world.Nothing(new UpdateInstance(Sample.Actor, before.Id) { Version = "1.0.0", Tags = (ImmutableArray<string>?)["y", "x"] });
    }

    [Fact]
    public void A_lease_that_is_set_begins_now()
    {
        var before = world.Registered(Sample.Registration());

        world.Apply(new UpdateInstance(Sample.Actor, before.Id) { LeaseTtl = TimeSpan.FromSeconds(5) }).Renewed.ShouldBe([before.Id]);
        world.Apply(new UpdateInstance(Sample.Actor, before.Id) { Weight = 1 }).Renewed.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        RegistryCommand[] commands =
        [
            new UpdateInstance(Sample.Actor, Nowhere), new DeregisterInstance(Sample.Actor, Nowhere),
            new StartMaintenance(Sample.Actor, Nowhere, null, null, null), new EndMaintenance(Sample.Actor, Nowhere),
            new AddHealthCheck(Sample.Actor, Nowhere, Sample.Check()), new UpdateHealthCheck(Sample.Actor, Nowhere),
            new RemoveHealthCheck(Sample.Actor, Nowhere),
        ];
        commands.ShouldAllBe(command => world.Refused(command).Single() is ObjectNotFound);
        world.Refused(new RemoveService(Sample.Actor, Sample.Service, true)).ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>().Id.ShouldBeNull();
    }

    [Fact]
    public void Every_command_on_an_instance_can_expect_a_revision()
    {
        var id = world.Registered(Sample.Registration()).Id;
        RegistryCommand[] commands =
        [
            new UpdateInstance(Sample.Actor, id) { ExpectedRevision = 7, Version = "2" }, new DeregisterInstance(Sample.Actor, id, 7),
            new StartMaintenance(Sample.Actor, id, null, null, null, 7), new EndMaintenance(Sample.Actor, id, 7),
            new AddHealthCheck(Sample.Actor, id, Sample.Check(), 7),
        ];
        commands.ShouldAllBe(command => ((RevisionConflict)world.Refused(command).Single()).CurrentRevision == 1);
    }

    [Fact]
    public void A_removal_tells_what_was_there_and_takes_an_undescribed_service_along()
    {
        var instance = world.Registered(Sample.Registration() with { Zone = "z", Tags = ["x"] });

        var removed = world.Change(new DeregisterInstance(Sample.Actor, instance.Id));

        removed.Change.ShouldBe(ChangeKind.Removed);
        removed.Instance.ShouldBeNull();
        removed.Status.ShouldBeNull();
        (removed.Version, removed.Zone, removed.PreviousStatus).ShouldBe(("1.0.0", "z", HealthStatus.Healthy));
        (removed.PreviousVersion, removed.PreviousZone, removed.HasPreviousView).ShouldBe(("1.0.0", "z", true));
        removed.Tags.ShouldBe(["x"]);
        removed.PreviousInstance.ShouldBeSameAs(instance);
        world.Snapshot.FindService(Sample.Service).ShouldBeNull();
    }

    [Fact]
    public void A_described_service_stays_without_instances()
    {
        var created = world.Change(new UpdateService(Sample.Actor, Sample.Service) { Owner = "us" });
        created.Change.ShouldBe(ChangeKind.Created);
        (created.InstanceId, created.Status, created.PreviousStatus, created.HasPreviousView).ShouldBe((null, HealthStatus.Unknown, null, false));
        var instance = world.Registered(Sample.Registration());
        world.Change(new DeregisterInstance(Sample.Actor, instance.Id));

        var service = world.Snapshot.FindService(Sample.Service)!;

        (service.InstanceCount, service.Status, service.Description.Owner).ShouldBe((0, HealthStatus.Unknown, "us"));
        var removed = world.Change(new RemoveService(Sample.Actor, Sample.Service, false));
        (removed.Change, removed.Status, removed.PreviousStatus).ShouldBe((ChangeKind.Removed, null, HealthStatus.Unknown));
        world.Snapshot.ServiceCount.ShouldBe(0);
    }

    [Fact]
    public void Describing_a_service_that_only_had_instances_is_a_change()
    {
        world.Registered(Sample.Registration());

        var changed = world.Change(new UpdateService(Sample.Actor, Sample.Service));

        (changed.Change, changed.Status, changed.PreviousStatus).ShouldBe((ChangeKind.Changed, HealthStatus.Healthy, HealthStatus.Healthy));
        world.Nothing(new UpdateService(Sample.Actor, Sample.Service));
    }

    [Fact]
    public void An_expected_revision_is_held_against_the_service()
    {
        world.Refused(new UpdateService(Sample.Actor, Sample.Service) { ExpectedRevision = 1 })
            .ShouldHaveSingleItem().ShouldBeOfType<RevisionConflict>().CurrentRevision.ShouldBe(0);
        world.Change(new UpdateService(Sample.Actor, Sample.Service) { ExpectedRevision = 0 });
        world.Registered(Sample.Registration());
        world.Change(new UpdateService(Sample.Actor, Sample.Service) { ExpectedRevision = 1, Owner = "us" }).Revision.ShouldBe(3);
    }

    [Fact]
    public void A_service_with_instances_is_removed_by_force_alone_in_one_revision()
    {
        world.Apply(Sample.Register(Sample.Registration("a"), Sample.Registration("b")));

        world.Invalid(new RemoveService(Sample.Actor, Sample.Service, false)).ShouldBe(["input.name HAS_INSTANCES"]);
        var transition = world.Apply(new RemoveService(Sample.Actor, Sample.Service, true));

        transition.Events.Select(change => (change.Revision, change.Change, change.InstanceKey)).ShouldBe(
            [(2, ChangeKind.Removed, "a"), (2, ChangeKind.Removed, "b"), (2, ChangeKind.Removed, null)]);
        transition.Result.Objects.ShouldHaveSingleItem().ServiceAsItWas!.InstanceCount.ShouldBe(2);
        world.Snapshot.ServiceCount.ShouldBe(0);
    }

    [Fact]
    public void Dependencies_are_of_the_same_namespace_unless_written_otherwise()
    {
        world.Registered(Sample.Registration("a", "shop"));
        world.Change(new UpdateService(Sample.Actor, new("default", "cart")) { DependsOn = (ImmutableArray<string>?)["shop", "other/x", "shop"] });

        world.Snapshot.FindService(new("default", "cart"))!.Description.DependsOn.ShouldBe([Sample.Service, new("other", "x")]);
        world.Snapshot.Dependents(Sample.Service).Select(service => service.Description.Key.Name).ShouldBe(["cart"]);
        world.Change(new UpdateService(Sample.Actor, new("default", "cart")) { DependsOn = new(true, null) });
        world.Snapshot.Dependents(Sample.Service).ShouldBeEmpty();
    }

    [Fact]
    public void A_maintenance_begins_changes_and_ends()
    {
        var instance = world.Registered(Sample.Registration());

        var begun = world.Change(new StartMaintenance(Sample.Actor, instance.Id, "disk", world.Now.AddHours(1), null));
        (begun.Change, begun.Status, begun.PreviousStatus, begun.Reason).ShouldBe((ChangeKind.Changed, HealthStatus.Maintenance, HealthStatus.Healthy, "disk"));
        begun.Instance!.StatusReason.ShouldBe("disk");
        world.Nothing(new StartMaintenance(Sample.Actor, instance.Id, "disk", world.Now.AddHours(1), null));
        var since = begun.Instance.Maintenance!.Since;
        world.Now += TimeSpan.FromMinutes(1);
        var again = world.Change(new StartMaintenance(Sample.Actor, instance.Id, "network", null, TimeSpan.FromMinutes(5)));
        again.Instance!.Maintenance.ShouldBe(new Maintenance("network", since, null, world.Now.AddMinutes(5)));
        var ended = world.Change(new EndMaintenance(Sample.Actor, instance.Id));
        (ended.Status, ended.PreviousStatus).ShouldBe((HealthStatus.Healthy, HealthStatus.Maintenance));
        world.Nothing(new EndMaintenance(Sample.Actor, instance.Id));
    }

    [Fact]
    public void A_maintenance_ends_when_it_is_due_and_not_before()
    {
        var one = world.Registered(Sample.Registration("a"));
        var two = world.Registered(Sample.Registration("b"));
        world.Change(new StartMaintenance(Sample.Actor, one.Id, null, world.Now.AddSeconds(10), null));
        world.Change(new StartMaintenance(Sample.Actor, two.Id, null, world.Now.AddSeconds(20), null));
        world.Now += TimeSpan.FromSeconds(9);
        world.Nothing(new EndDueMaintenance([one.Id, two.Id]));
        world.Now += TimeSpan.FromSeconds(1);

        var ended = world.Change(new EndDueMaintenance([one.Id, two.Id]));

        (ended.InstanceKey, ended.Actor, ended.Change).ShouldBe(("a", "maintenance", ChangeKind.Changed));
    }

    [Fact]
    public void A_removal_that_is_due_is_left_out_where_another_time_is_set_for_it_by_now()
    {
        var one = world.Registered(Sample.Registration("a"));
        world.Change(new StartMaintenance(Sample.Actor, one.Id, null, null, TimeSpan.FromSeconds(20)));
        var due = new DueRemoval(one.Id, world.Now.AddSeconds(20));
        world.Now += TimeSpan.FromSeconds(1);
        world.Change(new StartMaintenance(Sample.Actor, one.Id, null, null, TimeSpan.FromSeconds(20)));
        world.Nothing(new DeregisterDue([due]));

        var removed = world.Change(new DeregisterDue([due with { Deadline = due.Deadline.AddSeconds(1) }]));

        (removed.InstanceKey, removed.Actor, removed.Change).ShouldBe(("a", "deregister-after", ChangeKind.Removed));
    }

    [Fact]
    public void An_instance_goes_after_being_unhealthy_for_as_long_as_it_allows()
    {
        var instance = world.Registered(Sample.Registration() with { DeregisterAfter = TimeSpan.FromSeconds(30), Checks = [Sample.Check()] });
        var due = new DueRemoval(instance.Id, world.Now.AddSeconds(30));
        world.Nothing(new DeregisterDue([due]));
        world.Turn(instance, HealthStatus.Unhealthy);
        world.Nothing(new DeregisterDue([due with { Deadline = due.Deadline.AddSeconds(-1) }]));

        world.Change(new DeregisterDue([due])).Actor.ShouldBe("deregister-after");
    }

    [Fact]
    public void Leases_that_ran_out_end_together()
    {
        world.Apply(Sample.Register([.. Enumerable.Range(0, 3).Select(i => Sample.Registration($"{i}") with { LeaseTtl = TimeSpan.FromSeconds(5) })]));
        var permanent = world.Registered(Sample.Registration("p"));

        var transition = world.Apply(new ExpireLeases([.. world.Snapshot.Instances.Select(instance => instance.Id), Nowhere]));

        transition.Events.Length.ShouldBe(3);
        transition.Events.ShouldAllBe(change => change.Actor == "lease" && change.Change == ChangeKind.Removed && change.Revision == 3);
        world.Snapshot.Instances.ShouldHaveSingleItem().Id.ShouldBe(permanent.Id);
    }
}
