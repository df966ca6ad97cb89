using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Commands;

public class ValueRulesTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_path()
    {
        var registration = Sample.Registration("a b", "-shop", "1 0") with
        {
            Service = new("", "-shop"),
            Host = "http://x",
            Port = 70000,
            Scheme = "1x",
            Weight = -1,
            Zone = "a\nb",
            LeaseTtl = TimeSpan.FromMilliseconds(999),
            DeregisterAfter = TimeSpan.FromSeconds(9),
            Tags = ["ok", "", "\t"],
            Metadata = [new("a", ""), new("b", ""), new("c", ""), new("d é", new string('x', 4097)), new("a", "")],
            Endpoints = [new("default", null, null, null), new("admin", null, "[::1]", 0), new("admin", null, null, null)],
            Checks =
            [
                Sample.Check("same") with
                {
                    Interval = TimeSpan.FromMilliseconds(500),
                    Timeout = TimeSpan.FromMilliseconds(99),
                    HealthyThreshold = 0,
                    UnhealthyThreshold = 101,
                    InitialStatus = HealthStatus.Maintenance,
                },
                Sample.Check("same"),
            ],
        };

        world.Invalid(Sample.Register(registration)).ShouldBe(
            [
                "input.namespace REQUIRED",
                "input.service MALFORMED",
                "input.version MALFORMED",
                "input.key MALFORMED",
                "input.host MALFORMED",
                "input.scheme MALFORMED",
                "input.port OUT_OF_RANGE",
                "input.zone MALFORMED",
                "input.weight OUT_OF_RANGE",
                "input.leaseTtl OUT_OF_RANGE",
                "input.deregisterAfter OUT_OF_RANGE",
                "input.endpoints.0.name RESERVED",
                "input.endpoints.1.port OUT_OF_RANGE",
                "input.endpoints.1.host MALFORMED",
                "input.endpoints.2.name DUPLICATE",
                "input.tags.1 REQUIRED",
                "input.tags.2 MALFORMED",
                "input.metadata.3.key MALFORMED",
                "input.metadata.3.value TOO_LONG",
                "input.metadata.4.key DUPLICATE",
                "input.checks.0.interval OUT_OF_RANGE",
                "input.checks.0.timeout OUT_OF_RANGE",
                "input.checks.0.healthyThreshold OUT_OF_RANGE",
                "input.checks.0.unhealthyThreshold OUT_OF_RANGE",
                "input.checks.0.initialStatus OUT_OF_RANGE",
                "input.checks.1.name DUPLICATE",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void In_a_list_the_path_says_which_one()
    {
        world.Invalid(Sample.Register(Sample.Registration("a"), Sample.Registration("a"), Sample.Registration("b") with { Port = 0 }))
            .ShouldBe(["input.instances.1.key DUPLICATE", "input.instances.2.port OUT_OF_RANGE"], ignoreOrder: true);
    }

    [Fact]
    public void A_call_registers_1_to_1000()
    {
        world.Invalid(Sample.Register()).ShouldBe(["input.instances REQUIRED"]);
        var many = Enumerable.Range(0, 1001).Select(i => Sample.Registration($"{i}")).ToArray();
        world.Invalid(Sample.Register(many)).ShouldBe(["input.instances TOO_MANY"]);

        world.Apply(Sample.Register(many[..1000])).Events.Length.ShouldBe(1000);
    }

    [Fact]
    public void Lists_are_bounded()
    {
        world.Invalid(Sample.Register(Sample.Registration() with
        {
            Tags = [.. Enumerable.Range(0, 65).Select(i => $"t{i}")],
            Metadata = [.. Enumerable.Range(0, 65).Select(i => new MetadataEntry($"k{i}", ""))],
            Endpoints = [.. Enumerable.Range(0, 17).Select(i => new Endpoint($"e{i}", null, null, null))],
            Checks = [.. Enumerable.Range(0, 33).Select(i => Sample.Check($"c{i}"))],
        })).ShouldBe(["input.tags TOO_MANY", "input.metadata TOO_MANY", "input.endpoints TOO_MANY", "input.checks TOO_MANY"], ignoreOrder: true);
    }

    [Fact]
    public void Repeated_tags_count_once()
    {
        var instance = world.Registered(Sample.Registration() with { Tags = [.. Enumerable.Range(0, 200).Select(i => $"t{i % 3}")] });

        instance.Tags.ShouldBe(["t0", "t1", "t2"]);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("my_service")]
    [InlineData("a.b-c.example.com")]
    [InlineData("example.com.")]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1:2")]
    [InlineData("1and1.com")]
    [InlineData("a.0xg")]
    public void Hosts_are_names_and_addresses(string host) => world.Registered(Sample.Registration() with { Host = host }).Host.ShouldBe(host);

    [Theory]
    [InlineData("", "REQUIRED")]
    [InlineData("http://a", "MALFORMED")]
    [InlineData("a:80", "MALFORMED")]
    [InlineData("[::1]", "MALFORMED")]
    [InlineData("fe80::1%eth0", "MALFORMED")]
    [InlineData("127.1", "MALFORMED")]
    [InlineData("010.0.0.1", "MALFORMED")]
    [InlineData("256.0.0.1", "MALFORMED")]
    [InlineData("0x7f000001", "MALFORMED")]
    [InlineData("a.0x1f", "MALFORMED")]
    [InlineData("1.2.3.4.5", "MALFORMED")]
    [InlineData("10.0.0.1.", "MALFORMED")]
    [InlineData(".", "MALFORMED")]
    [InlineData("-a.b", "MALFORMED")]
    [InlineData("a..b", "MALFORMED")]
    [InlineData("bücher.example", "MALFORMED")]
    [InlineData("a b", "MALFORMED")]
    public void Other_hosts_are_refused(string host, string code) =>
        world.Invalid(Sample.Register(Sample.Registration() with { Host = host })).ShouldBe([$"input.host {code}"]);

    [Fact]
    public void A_host_is_up_to_253_characters()
    {
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 49), 5)) + ".abc";
        longest.Length.ShouldBe(253);

        world.Registered(Sample.Registration() with { Host = longest });
        world.Invalid(Sample.Register(Sample.Registration() with { Host = "a" + longest })).ShouldBe(["input.host TOO_LONG"]);
    }

    [Fact]
    public void Text_is_counted_in_code_points_and_kept_as_given()
    {
        var value = string.Concat(Enumerable.Repeat("😀", 4096));

        world.Registered(Sample.Registration() with { Metadata = [new("k", value)] }).Metadata[0].Value.ShouldBe(value);
        world.Invalid(Sample.Register(Sample.Registration("b") with { Metadata = [new("k", value + "x")] })).ShouldBe(["input.metadata.0.value TOO_LONG"]);
    }

    [Fact]
    public void Text_without_meaning_is_refused()
    {
        // Not as data of a theory: attributes cannot hold an unpaired surrogate.
        foreach (var value in new[] { "a\0b", "a\ud800b", "\udc00" })
        {
            world.Invalid(Sample.Register(Sample.Registration() with { Metadata = [new("k", value)] })).ShouldBe(["input.metadata.0.value MALFORMED"]);
        }
    }

    [Fact]
    public void What_cannot_be_null_cannot_be_cleared()
    {
        var instance = world.Registered(Sample.Registration() with { Checks = [Sample.Check()] });

        world.Invalid(new UpdateInstance(Sample.Actor, instance.Id)
        {
            Version = new(true, null),
            Host = new(true, null),
            Weight = new(true, null),
        }).ShouldBe(["input.version REQUIRED", "input.host REQUIRED", "input.weight REQUIRED"], ignoreOrder: true);
        world.Invalid(new UpdateHealthCheck(Sample.Actor, instance.Checks[0].Id)
        {
            Name = new(true, null),
            Strategy = new(true, null),
            Interval = new(true, null),
            Timeout = new(true, null),
            HealthyThreshold = new(true, null),
            UnhealthyThreshold = new(true, null),
        }).ShouldBe(
            ["input.name REQUIRED", "input.strategy REQUIRED", "input.interval REQUIRED", "input.timeout REQUIRED", "input.healthyThreshold REQUIRED", "input.unhealthyThreshold REQUIRED"],
            ignoreOrder: true);
    }

    [Fact]
    public void What_is_said_of_a_service_is_bounded()
    {
        world.Invalid(new UpdateService(Sample.Actor, new("default", "x"))
        {
            Description = new string('x', 4097),
            Owner = new string('x', 257),
            Tags = (ImmutableArray<string>?)["\u0085"],
            Links = (ImmutableArray<Link>?)[new("", "ftp://x"), new("ok", "javascript:alert(1)"), new("ok", "https://example.com/a?b#c")],
            DependsOn = (ImmutableArray<string>?)["ok", "other/ok", "a/b/c", "-"],
        }).ShouldBe(
            [
                "input.description TOO_LONG",
                "input.owner TOO_LONG",
                "input.tags.0 MALFORMED",
                "input.links.0.name REQUIRED",
                "input.links.0.url MALFORMED",
                "input.links.1.url MALFORMED",
                "input.dependsOn.2 MALFORMED",
                "input.dependsOn.3 MALFORMED",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_maintenance_ends_in_the_future()
    {
        var instance = world.Registered(Sample.Registration());

        world.Invalid(new StartMaintenance(Sample.Actor, instance.Id, new string('x', 4097), world.Now, TimeSpan.FromDays(31)))
            .ShouldBe(["input.reason TOO_LONG", "input.until OUT_OF_RANGE", "input.deregisterAfter OUT_OF_RANGE"], ignoreOrder: true);
    }
}
