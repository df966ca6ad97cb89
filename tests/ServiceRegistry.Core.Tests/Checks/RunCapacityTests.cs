using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Core.Tests.Checks;

public class RunCapacityTests
{
    private readonly ManualTimeProvider time = new();
    private readonly CheckTable table;
    private readonly RunCapacity capacity;

    public RunCapacityTests()
    {
        table = new(new(), time);
        capacity = new(table, time);
        var world = new StateWorld();
        var transition = world.Apply(Sample.Register([.. Enumerable.Range(0, 100).Select(i =>
            Sample.Registration($"{i}") with { Checks = [Sample.Check(settings: $"{i}") with { Interval = TimeSpan.FromSeconds(1) }] })]));
        foreach (var change in transition.Events)
        {
            table.Follow(change.PreviousInstance, transition.Snapshot.FindInstance(change.InstanceId!.Value));
        }
    }

    [Fact]
    public void What_could_be_run_while_runs_waited_is_held_against_what_is_asked_for()
    {
        Pass(runs: 50, isFull: true);

        // 100 a second are asked for, 25 were run; a little more leaves room to work off what waits.
        table.Stretch.ShouldBe(4.2, 0.001);
        capacity.Condition!.Message.ShouldContain("4.2 times their interval");
    }

    [Fact]
    public void It_eases_as_long_as_none_waits_and_ends()
    {
        Pass(runs: 50, isFull: true);
        var since = capacity.Condition!.Since;
        Pass(runs: 50, isFull: false);
        (table.Stretch < 4.2 && table.Stretch > 3.9 && capacity.Condition!.Since == since).ShouldBeTrue();
        for (var i = 0; i < 40; i++)
        {
            Pass(runs: 50, isFull: false);
        }

        (table.Stretch, capacity.Condition).ShouldBe((1, null));
    }

    [Fact]
    public void A_burst_that_is_more_than_is_asked_for_stretches_nothing()
    {
        Pass(runs: 1000, isFull: true);

        (table.Stretch, capacity.Condition).ShouldBe((1, null));
    }

    [Fact]
    public void A_process_without_threads_is_no_witness_of_a_timeout()
    {
        capacity.CountDelay(TimeSpan.FromSeconds(2));
        Pass(runs: 1, isFull: false);

        capacity.IsStarved(TimeSpan.FromSeconds(5)).ShouldBeTrue();
        capacity.IsStarved(TimeSpan.FromSeconds(10)).ShouldBeFalse();
        Pass(runs: 1, isFull: false);
        capacity.IsStarved(TimeSpan.FromSeconds(5)).ShouldBeFalse();
    }

    // One window, in which runs waited for a place from its beginning to its end, or not.
    private void Pass(int runs, bool isFull)
    {
        for (var i = 0; i < runs; i++)
        {
            capacity.CountRun();
        }

        capacity.Look(isFull);
        time.Advance(RunCapacity.Window);
        capacity.Look(isFull);
    }
}
