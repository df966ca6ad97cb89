using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Model;

public class RegistrySnapshotTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void Services_are_ordered_by_namespace_and_name_and_instances_by_registration_within()
    {
        world.Registered(Sample.Registration("1", "b"));
        world.Now += TimeSpan.FromSeconds(1);
        world.Registered(Sample.Registration("2", "a"));
        world.Now += TimeSpan.FromSeconds(1);
        world.Registered(Sample.Registration("3", "b"));
        world.Registered(Sample.Registration("4", "z") with { Service = new("alpha", "z") });

        world.Snapshot.Services.Select(service => service.Description.Key.ToString()).ShouldBe(["alpha/z", "default/a", "default/b"]);
        world.Snapshot.Instances.Select(instance => instance.Key).ShouldBe(["4", "2", "1", "3"]);
        world.Snapshot.InstancesOf(new("default", "b")).Select(instance => instance.Key).ShouldBe(["1", "3"]);
        world.Snapshot.InstancesOf(new("default", "b")).Count.ShouldBe(2);
        world.Snapshot.InstancesOf(new("none", "b")).ShouldBeEmpty();
    }

    [Fact]
    public void Versions_are_newest_first_each_once()
    {
        foreach (var version in new[] { "1.9.0", "blue", "1.10.0", "1.10.0-beta", "2", "amber", "1.9.0" })
        {
            world.Apply(Sample.Register(Sample.Registration(key: null, version: version)));
        }

        world.Snapshot.FindService(Sample.Service)!.Versions.ShouldBe(["2", "1.10.0", "1.10.0-beta", "1.9.0", "blue", "amber"]);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        var instance = world.Registered(Sample.Registration() with { Tags = ["x"] });
        var before = world.Snapshot;
        world.Change(new DeregisterInstance(Sample.Actor, instance.Id));

        before.FindInstance(instance.Id).ShouldBeSameAs(instance);
        before.FindInstance(Sample.Service, "a").ShouldBeSameAs(instance);
        before.FindService(Sample.Service)!.InstanceCount.ShouldBe(1);
        before.InstancesWithTag("x").ShouldHaveSingleItem();
        before.Revision.ShouldBe(1);
    }

    [Fact]
    public void Indexes_find_across_services_and_namespaces()
    {
        world.Registered(Sample.Registration("a", "shop", "1") with { Tags = ["x", "y"], Zone = "z" });
        world.Registered(Sample.Registration("b", "cart", "2") with { Tags = ["x"] });
        world.Registered(Sample.Registration("c") with { Service = new("other", "shop"), Version = "2", Checks = [Sample.Check()] });

        Keys(world.Snapshot.InstancesOfName("shop")).ShouldBe(["a", "c"]);
        Keys(world.Snapshot.InstancesWithTag("x")).ShouldBe(["b", "a"]);
        Keys(world.Snapshot.InstancesWithVersion("2")).ShouldBe(["b", "c"]);
        Keys(world.Snapshot.InstancesInZone("z")).ShouldBe(["a"]);
        Keys(world.Snapshot.InstancesWithStatus(HealthStatus.Unknown)).ShouldBe(["c"]);
        Keys(world.Snapshot.InstancesWithStatus(HealthStatus.Unhealthy)).ShouldBeEmpty();
        world.Snapshot.InstancesWithTag("x").ServiceCount.ShouldBe(2);
    }

    private static IEnumerable<string> Keys(IEnumerable<Instance> instances) => instances.Select(instance => instance.Key);
}
