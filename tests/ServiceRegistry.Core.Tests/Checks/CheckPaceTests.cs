using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class CheckPaceTests
{
    [Theory]
    [InlineData(3, 10)]
    [InlineData(20, 10)]
    [InlineData(30, 15)]
    [InlineData(80, 40)]
    [InlineData(10_000, 40)]
    public void A_target_that_stays_unhealthy_is_asked_less_often_down_to_a_quarter(int failures, int seconds) =>
        Period(new() { Status = HealthStatus.Unhealthy, Failures = failures }).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Its_first_pass_makes_it_fast_at_once() =>
        Period(new() { Status = HealthStatus.Unhealthy, Successes = 1, IsTurning = true }).ShouldBe(TimeSpan.FromSeconds(2));

    [Fact]
    public void Failures_that_have_not_turned_it_do_not_slow_it() =>
        Period(new() { Status = HealthStatus.Healthy, Failures = 99 }).ShouldBe(TimeSpan.FromSeconds(10));

    private static TimeSpan Period(CheckState state)
    {
        var world = new StateWorld();
        world.Apply(Sample.Register(Sample.Registration() with { Checks = [Sample.Check() with { Interval = TimeSpan.FromSeconds(10) }] }));
        return CheckPace.PeriodOf(world.Snapshot.Instances.Single().Checks.Single(), state);
    }
}
