using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;

namespace ServiceRegistry.Core.Tests.Leases;

public class LeasePauseTests
{
    private readonly ManualTimeProvider time = new();
    private readonly LeasePause pause;

    public LeasePauseTests() => pause = new(time, TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(11, 11, false)]
    [InlineData(15, 100, true)]
    [InlineData(16, 100, false)]
    [InlineData(0, 100, true)]
    public void More_than_ten_and_more_than_fifteen_in_a_hundred_have_to_wait(int waiting, int all, bool mayEnd)
    {
        pause.MayEnd(waiting, all).ShouldBe(mayEnd);
        (pause.Condition?.Kind).ShouldBe(mayEnd ? null : RegistryConditionKind.LeasesPaused);
    }

    [Fact]
    public void Those_that_ended_within_the_last_minute_count()
    {
        pause.MayEnd(10, 100).ShouldBeTrue();
        pause.Ended(10);
        pause.MayEnd(6, 90).ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(61));
        pause.MayEnd(6, 90).ShouldBeTrue();
        pause.Condition.ShouldBeNull();
    }

    [Fact]
    public void They_end_when_they_are_fewer()
    {
        pause.MayEnd(50, 100).ShouldBeFalse();
        var since = pause.Condition!.Since;
        time.Advance(TimeSpan.FromSeconds(10));
        pause.MayEnd(40, 100).ShouldBeFalse();
        pause.Condition!.Since.ShouldBe(since);
        pause.MayEnd(15, 100).ShouldBeTrue();
        pause.Condition.ShouldBeNull();
    }

    [Fact]
    public void They_end_after_five_minutes_and_are_not_held_against_the_next()
    {
        pause.MayEnd(50, 100).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        pause.MayEnd(50, 100).ShouldBeFalse();
        time.Advance(TimeSpan.FromTicks(1));
        pause.MayEnd(50, 100).ShouldBeTrue();
        pause.Ended(50);
        pause.MayEnd(5, 50).ShouldBeTrue();
    }

    [Fact]
    public void It_can_be_switched_off() => new LeasePause(time, TimeSpan.Zero).MayEnd(100, 100).ShouldBeTrue();

    [Fact]
    public async Task Instances_that_come_back_during_the_pause_stay()
    {
        await using var world = await TestRegistry.StartAsync();
        var registered = await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 40).Select(Leased)]));
        await world.AdvanceUntilAsync(() => world.Registry.Conditions.Count > 0);
        world.Snapshot.InstanceCount.ShouldBe(40);

        // All but four are there again.
        foreach (var instance in registered.Objects.Skip(4))
        {
            world.Registry.RenewLease(instance.InstanceId!.Value).Errors.ShouldBeEmpty();
        }

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 36);
        world.Registry.Conditions.ShouldBeEmpty();
    }

    private static Registration Leased(int number) => Sample.Registration($"a{number}") with { LeaseTtl = TimeSpan.FromSeconds(60) };
}
