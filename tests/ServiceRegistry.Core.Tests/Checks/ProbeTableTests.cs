using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.Tests.Checks;

public class ProbeTableTests
{
    private readonly ProbeTable probes = new();
    private readonly Instance instance;
    private readonly HealthCheck check;

    public ProbeTableTests()
    {
        var world = new StateWorld();
        world.Apply(Sample.Register(Sample.Registration() with { Checks = [Sample.Check()] }));
        instance = world.Snapshot.Instances.Single();
        check = instance.Checks.Single();
    }

    [Fact]
    public void Alike_checks_share_a_probe_whatever_their_names_and_thresholds() =>
        probes.For(check with { Id = Guid.NewGuid(), Name = "other", UnhealthyThreshold = 9 }, instance with { Key = "other" })
            .ShouldBeSameAs(probes.For(check, instance));

    [Fact]
    public void Whatever_is_asked_another_way_has_a_probe_of_its_own()
    {
        Probe[] all =
        [
            probes.For(check, instance), probes.For(check with { Settings = "{}" }, instance), probes.For(check with { Strategy = "tcp" }, instance),
            probes.For(check with { Timeout = check.Timeout / 2 }, instance), probes.For(check, instance with { Host = "10.9.9.9" }),
            probes.For(check, instance with { Port = 1 }), probes.For(check, instance with { Scheme = "https" }),
            probes.For(check with { Secrets = new("one", "{}") }, instance), probes.For(check with { Secrets = new("other", """{"a":"b"}""") }, instance),
        ];

        all.Distinct().Count().ShouldBe(all.Length);
    }
}
