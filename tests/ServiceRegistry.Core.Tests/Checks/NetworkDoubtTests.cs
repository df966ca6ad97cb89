using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class NetworkDoubtTests
{
    private readonly ManualTimeProvider time = new();
    private readonly NetworkDoubt doubt;

    public NetworkDoubtTests() => doubt = new(time);

    [Theory]
    [InlineData(20, 11, true)]
    [InlineData(20, 10, false)]
    [InlineData(19, 19, false)]
    [InlineData(101, 51, true)]
    public void It_begins_where_more_than_half_of_twenty_hosts_or_more_fail(int hosts, int failing, bool isDoubted)
    {
        Look(0, hosts, passes: true);
        Look(0, failing, passes: false).ShouldBe(isDoubted);
        (doubt.Condition?.Kind).ShouldBe(isDoubted ? RegistryConditionKind.ObserverSuspect : null);
    }

    [Fact]
    public void Hosts_that_never_passed_give_no_cause()
    {
        Look(0, 40, passes: false).ShouldBeFalse();
        Look(40, 60, passes: true);
        Look(0, 40, passes: false).ShouldBeFalse();
    }

    [Fact]
    public void A_host_whose_check_was_passing_counts_though_it_was_not_looked_at_lately()
    {
        for (var host = 0; host < 20; host++)
        {
            doubt.Observe($"host-{host}", passed: false, passedBefore: true);
        }

        doubt.Condition.ShouldNotBeNull();
    }

    [Fact]
    public void Looks_of_more_than_thirty_seconds_ago_count_no_more()
    {
        Look(0, 20, passes: true);
        time.Advance(TimeSpan.FromSeconds(31));
        Look(0, 11, passes: false).ShouldBeFalse();
        Look(11, 20, passes: false, passedBefore: true).ShouldBeFalse();
    }

    [Fact]
    public void It_ends_when_fewer_than_half_fail()
    {
        Look(0, 20, passes: true);
        Look(0, 20, passes: false).ShouldBeTrue();
        Look(0, 10, passes: true).ShouldBeTrue();
        Look(10, 11, passes: true).ShouldBeFalse();
        doubt.Condition.ShouldBeNull();
    }

    [Fact]
    public void It_ends_after_two_minutes_and_comes_back_only_after_it_was_better()
    {
        Look(0, 20, passes: true);
        Look(0, 20, passes: false).ShouldBeTrue();
        for (var seconds = 0; seconds < 110; seconds += 10)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            Look(0, 20, passes: false).ShouldBeTrue();
        }

        time.Advance(TimeSpan.FromSeconds(10));
        Look(0, 20, passes: false).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(10));
        Look(0, 20, passes: false).ShouldBeFalse();

        Look(0, 20, passes: true);
        Look(0, 20, passes: false).ShouldBeTrue();
    }

    [Fact]
    public async Task While_it_lasts_nothing_turns_unhealthy_and_the_next_results_decide()
    {
        await using var world = await TestRegistry.StartAsync();
        var isBroken = false;
        world.Strategies.Probe = (_, _) => Task.FromResult(isBroken ? CheckResult.Fail("no route") : CheckResult.Pass("fine"));
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 30).Select(Checked)]));
        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.All(instance => instance.Status == HealthStatus.Healthy));

        isBroken = true;
        await world.AdvanceUntilAsync(() => world.Registry.Conditions.Any(condition => condition.Kind == RegistryConditionKind.ObserverSuspect));
        var doubted = world.Time.GetUtcNow();
        var turned = world.Snapshot.Instances.Count(instance => instance.Status == HealthStatus.Unhealthy);
        turned.ShouldBeLessThan(16);
        await world.AdvanceUntilAsync(() => world.Time.GetUtcNow() - doubted > TimeSpan.FromSeconds(100));
        world.Snapshot.Instances.Count(instance => instance.Status == HealthStatus.Unhealthy).ShouldBe(turned);

        await world.AdvanceUntilAsync(() => world.Snapshot.Instances.All(instance => instance.Status == HealthStatus.Unhealthy));
        (world.Time.GetUtcNow() - doubted).ShouldBeGreaterThan(TimeSpan.FromSeconds(120));
        world.Registry.Conditions.ShouldBeEmpty();
    }

    private static Registration Checked(int number) => Sample.Registration($"a{number}") with { Host = $"10.0.0.{number}", Checks = [Sample.Check()] };

    private bool Look(int first, int end, bool passes, bool passedBefore = false)
    {
        var isDoubted = false;
        for (var host = first; host < end; host++)
        {
            isDoubted = doubt.Observe($"host-{host}", passes, passedBefore);
        }

        return isDoubted;
    }
}
