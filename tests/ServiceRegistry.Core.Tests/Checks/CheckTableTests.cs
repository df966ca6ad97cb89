using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class CheckTableTests
{
    private static readonly RegistryOptions Options = new() { Random = new Random(3) };

    private readonly StateWorld world = new();
    private readonly ManualTimeProvider time = new();
    private readonly CheckTable table;

    public CheckTableTests() => table = new(Options, time);

    [Fact]
    public void New_checks_run_within_a_second_and_not_all_at_once()
    {
        Register(50, Sample.Check() with { Interval = TimeSpan.FromMinutes(10) });

        table.TakeDue(100).Count().ShouldBeLessThan(25);
        time.Advance(TimeSpan.FromMilliseconds(500));
        table.TakeDue(100).Count().ShouldBeInRange(5, 45);
        time.Advance(TimeSpan.FromMilliseconds(501));
        table.TakeDue(100).Count().ShouldBeGreaterThan(5);
        table.NextDue.ShouldBeNull();
    }

    [Fact]
    public void After_a_restart_they_are_spread_over_their_interval()
    {
        Register(100, Sample.Check() with { Interval = TimeSpan.FromSeconds(60) });
        var restored = new CheckTable(Options, time);
        restored.Restore(world.Snapshot);

        var counts = Enumerable.Range(0, 6).Select(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return restored.TakeDue(1000).Count();
        }).ToList();

        counts.Sum().ShouldBe(100);
        counts.ShouldAllBe(count => count >= 5);
    }

    [Fact]
    public void They_run_at_a_fixed_rate_with_a_little_jitter()
    {
        var entry = Single(Sample.Check() with { Interval = TimeSpan.FromSeconds(10) });
        var waits = new HashSet<TimeSpan>();
        Begin(entry);
        for (var i = 0; i < 20; i++)
        {
            var due = entry.Due;
            // The run takes a second, and begins half a second late: neither moves the next one.
            time.Advance(TimeSpan.FromSeconds(1.5));
            table.PlanNext(entry, due, begun: due + TimeSpan.FromSeconds(0.5).Ticks);
            waits.Add(new TimeSpan(entry.Due - due));
            Begin(entry);
        }

        waits.ShouldAllBe(wait => wait >= TimeSpan.FromSeconds(9.7) && wait <= TimeSpan.FromSeconds(10.3));
        waits.Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void They_run_faster_while_they_turn(int interval, int faster)
    {
        var entry = Single(Sample.Check() with { Interval = TimeSpan.FromSeconds(interval) });
        entry.State = CheckState.Observe(CheckState.Observe(entry.State, CheckOutcome.Pass, entry.Check), CheckOutcome.Fail, entry.Check);
        Begin(entry);

        table.PlanNext(entry, entry.Due, time.GetTimestamp());

        entry.Due.ShouldBe(time.GetTimestamp() + TimeSpan.FromSeconds(faster).Ticks);
    }

    [Fact]
    public void A_run_that_took_too_long_is_followed_at_once_by_one_not_by_all_that_were_missed()
    {
        var entry = Single(Sample.Check() with { Interval = TimeSpan.FromSeconds(1) });
        var due = entry.Due;
        Begin(entry);
        time.Advance(TimeSpan.FromSeconds(7));

        table.PlanNext(entry, due, due);

        entry.Due.ShouldBe(time.GetTimestamp());
        table.TakeDue(10).Count().ShouldBe(1);
        table.TakeDue(10).ShouldBeEmpty();
    }

    [Fact]
    public void A_check_that_probes_something_else_begins_anew_and_soon()
    {
        var entry = Single(Sample.Check() with { Interval = TimeSpan.FromHours(1) });
        entry.State = CheckState.Observe(entry.State, CheckOutcome.Fail, entry.Check);
        entry.Runtime = entry.Runtime with { ConsecutiveFailures = 1, LastOutput = "said of what it probed before" };
        table.PlanNext(entry, entry.Due, entry.Due);
        Follow(new UpdateHealthCheck(Sample.Actor, entry.Check.Id) { Strategy = ("http", "other") });

        entry.State.IsNew.ShouldBeTrue();
        entry.Runtime.ShouldBe(CheckRuntime.Fresh with { NextCheckAt = entry.Runtime.NextCheckAt });
        entry.Due.ShouldBeLessThanOrEqualTo(time.GetTimestamp() + TimeSpan.FromSeconds(1).Ticks);

        // The end of the run that was under way does not put it off.
        table.PlanNext(entry, time.GetTimestamp(), time.GetTimestamp());
        entry.Due.ShouldBeLessThanOrEqualTo(time.GetTimestamp() + TimeSpan.FromSeconds(1).Ticks);
    }

    [Fact]
    public void A_shorter_interval_holds_from_now_and_keeps_the_streak()
    {
        var entry = Single(Sample.Check() with { Interval = TimeSpan.FromHours(1) });
        time.Advance(TimeSpan.FromSeconds(1));
        table.TakeDue(10).ShouldHaveSingleItem();
        entry.State = CheckState.Observe(entry.State, CheckOutcome.Fail, entry.Check);
        table.PlanNext(entry, entry.Due, entry.Due);
        Follow(new UpdateHealthCheck(Sample.Actor, entry.Check.Id) { Interval = TimeSpan.FromSeconds(5) });

        entry.State.Failures.ShouldBe(1);
        entry.Due.ShouldBe(time.GetTimestamp() + TimeSpan.FromSeconds(5).Ticks);
    }

    [Fact]
    public void A_check_that_is_gone_is_not_due()
    {
        var entry = Single(Sample.Check());
        Follow(new RemoveHealthCheck(Sample.Actor, entry.Check.Id));
        time.Advance(TimeSpan.FromHours(1));

        table.TakeDue(10).ShouldBeEmpty();
        table.Count.ShouldBe(0);
        entry.IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public void The_first_window_of_a_reported_check_counts_from_its_registration()
    {
        var entry = Single(Sample.Ttl("PT30S"));

        entry.Due.ShouldBe(time.GetTimestamp() + TimeSpan.FromSeconds(30).Ticks);
        entry.Runtime.NextCheckAt.ShouldBe(time.GetUtcNow() + TimeSpan.FromSeconds(30));
    }

    private CheckEntry Single(CheckDefinition check)
    {
        Register(1, check);
        return table.Find(world.Snapshot.Instances.Single().Checks.Single().Id).ShouldNotBeNull();
    }

    private void Begin(CheckEntry entry)
    {
        time.Advance(new TimeSpan(entry.Due - time.GetTimestamp()));
        table.TakeDue(10).ShouldHaveSingleItem().ShouldBeSameAs(entry);
    }

    private void Register(int count, CheckDefinition check) =>
        Follow(Sample.Register([.. Enumerable.Range(0, count).Select(i => Sample.Registration($"{i}") with { Checks = [check] })]));

    private void Follow(RegistryCommand command)
    {
        var transition = world.Apply(command);
        transition.Result.Errors.ShouldBeEmpty();
        foreach (var change in transition.Events)
        {
            table.Follow(change.PreviousInstance, transition.Snapshot.FindInstance(change.InstanceId!.Value));
        }
    }
}
