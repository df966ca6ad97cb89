using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Core.Tests.Checks;

public class FirstRunsTests
{
    private readonly ManualTimeProvider time = new();

    [Theory]
    [InlineData(1000)]
    [InlineData(10_000)]
    public void Thousands_that_come_at_once_are_no_burst_and_are_through_within_their_interval(int count)
    {
        var world = new StateWorld();
        var table = new CheckTable(new() { Random = new Random(5) }, time);
        for (var i = 0; i < count; i += 1000)
        {
            var transition = world.Apply(Sample.Register([.. Enumerable.Range(i, 1000).Select(n =>
                Sample.Registration($"{n}") with { Checks = [Sample.Check(settings: $"{n}") with { Interval = TimeSpan.FromSeconds(10) }] })]));
            foreach (var change in transition.Events)
            {
                table.Follow(change.PreviousInstance, transition.Snapshot.FindInstance(change.InstanceId!.Value));
            }
        }

        var seconds = Enumerable.Range(0, 10).Select(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return table.TakeDue(count).Count();
        }).ToList();

        seconds.Sum().ShouldBe(count);
        seconds.ShouldAllBe(runs => runs < 3 * count / 10);
    }
}
