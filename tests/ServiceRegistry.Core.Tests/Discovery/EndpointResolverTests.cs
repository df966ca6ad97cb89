using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Discovery;

public class EndpointResolverTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void An_unknown_service_has_none()
    {
        var answer = Resolve(new(Sample.Service));

        answer.Answer.ShouldBe(EndpointAnswer.None);
        answer.Instances.ShouldBeEmpty();
    }

    [Fact]
    public void The_healthy_ones_else_the_degraded_ones_else_none()
    {
        var (one, two) = (Checked("a", HealthStatus.Healthy), Checked("b", HealthStatus.Degraded));
        Checked("c", HealthStatus.Unknown);
        Checked("d", HealthStatus.Unhealthy);
        Keys(Resolve(new(Sample.Service))).ShouldBe(["a"]);

        world.Turn(one, HealthStatus.Unhealthy);
        Resolve(new(Sample.Service)).Answer.ShouldBe(EndpointAnswer.Degraded);
        Keys(Resolve(new(Sample.Service))).ShouldBe(["b"]);

        world.Change(new StartMaintenance(Sample.Actor, two.Id, null, null, null));
        Resolve(new(Sample.Service)).Answer.ShouldBe(EndpointAnswer.None);
    }

    [Fact]
    public void What_an_error_made_unknown_counts_as_what_it_was()
    {
        var instance = Checked("a", HealthStatus.Healthy);
        Checked("b", HealthStatus.Unknown);
        world.Turn(instance, HealthStatus.Unknown, "plugin gone", isError: true);

        Keys(Resolve(new(Sample.Service))).ShouldBe(["a"]);
    }

    [Fact]
    public void Version_and_all_tags_are_applied_first()
    {
        world.Registered(Sample.Registration("a", version: "1.0.0") with { Tags = ["x", "y"] });
        world.Registered(Sample.Registration("b", version: "2.0.0") with { Tags = ["x"] });
        var old = Checked("c", HealthStatus.Degraded, version: "1.5.0");

        Keys(Resolve(new(Sample.Service, Range("1.*")))).ShouldBe(["a"]);
        Keys(Resolve(new(Sample.Service, Range("*")))).ShouldBe(["a", "b"], ignoreOrder: true);
        Keys(Resolve(new(Sample.Service, Tags: ["x", "y"]))).ShouldBe(["a"]);
        Keys(Resolve(new(Sample.Service, Tags: ["x", "z"]))).ShouldBeEmpty();
        Keys(Resolve(new(Sample.Service, Range("1.5.0")))).ShouldBe([old.Key]);
    }

    [Fact]
    public void The_callers_zone_comes_first_and_filters_nothing()
    {
        foreach (var key in new[] { "a", "b", "c", "d" })
        {
            world.Registered(Sample.Registration(key) with { Zone = key is "b" or "d" ? "near" : "far" });
        }

        for (var seed = 0; seed < 20; seed++)
        {
            var keys = Keys(Resolve(new(Sample.Service, Zone: "near"), new Random(seed))).ToList();
            keys.Take(2).ShouldBe(["b", "d"], ignoreOrder: true);
            keys.Count.ShouldBe(4);
        }

        Keys(Resolve(new(Sample.Service, Zone: "near"))).ShouldBe(["b", "d", "a", "c"]);
    }

    [Fact]
    public void The_first_one_is_drawn_by_weight()
    {
        world.Registered(Sample.Registration("light") with { Weight = 1 });
        world.Registered(Sample.Registration("heavy") with { Weight = 3 });
        world.Registered(Sample.Registration("never") with { Weight = 0 });
        var random = new Random(42);
        var answers = Enumerable.Range(0, 4000).Select(_ => Keys(Resolve(new(Sample.Service), random)).ToList()).ToList();

        answers.Count(keys => keys[0] == "heavy").ShouldBeInRange(2850, 3150);
        answers.ShouldAllBe(keys => keys[2] == "never");
    }

    [Fact]
    public void The_stable_order_with_a_limit_gives_each_instance_its_place_by_a_hash()
    {
        for (var i = 0; i < 40; i++)
        {
            world.Registered(Sample.Registration($"{i:00}"));
        }

        var five = Keys(Resolve(new(Sample.Service, Limit: 5))).ToList();
        five.Count.ShouldBe(5);
        five.ShouldNotBe(Keys(Resolve(new(Sample.Service))).Take(5));
        Keys(Resolve(new(Sample.Service, Limit: 6))).Intersect(five).Count().ShouldBe(5);

        // One that was not given goes: nothing is different.
        var before = Resolve(new(Sample.Service, Limit: 5));
        var other = world.Snapshot.Instances.First(instance => !five.Contains(instance.Key));
        world.Change(new DeregisterInstance(Sample.Actor, other.Id));
        Resolve(new(Sample.Service, Limit: 5)).IsSameAs(before).ShouldBeTrue();
    }

    [Fact]
    public void Sets_differ_by_answer_members_registration_and_status()
    {
        var (one, _) = (Checked("a", HealthStatus.Healthy), Checked("b", HealthStatus.Healthy));
        var before = Resolve(new(Sample.Service));
        before.IsSameAs(before with { Instances = [.. before.Instances.Reverse()] }).ShouldBeTrue();

        world.Change(new UpdateInstance(Sample.Actor, one.Id) { Weight = 1 });
        Resolve(new(Sample.Service)).IsSameAs(before).ShouldBeFalse();
        before = Resolve(new(Sample.Service));
        world.Turn(one, HealthStatus.Unknown, isError: true);
        Resolve(new(Sample.Service)).IsSameAs(before).ShouldBeFalse();
        before = Resolve(new(Sample.Service));
        world.Change(new DeregisterInstance(Sample.Actor, one.Id));
        Resolve(new(Sample.Service)).IsSameAs(before).ShouldBeFalse();
        before.IsSameAs(before with { Answer = EndpointAnswer.Protected }).ShouldBeFalse();
    }

    private static VersionRange Range(string text) => VersionRange.TryParse(text, out var range) ? range : throw new FormatException(text);

    private static IEnumerable<string> Keys(EndpointSet set) => set.Instances.Select(instance => instance.Key);

    private EndpointSet Resolve(ResolveQuery query, Random? random = null) => EndpointResolver.Resolve(world.Snapshot, query, world.Now, random);

    private Instance Checked(string key, HealthStatus status, string version = "1.0.0") =>
        world.Registered(Sample.Registration(key, version: version) with { Checks = [Sample.Check() with { InitialStatus = status }] });
}
