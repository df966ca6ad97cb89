using ServiceRegistry.Core.Checks;

namespace ServiceRegistry.Core.Tests.Checks;

public class LatenessTests
{
    private readonly ManualTimeProvider time = new();
    private readonly Lateness lateness;

    public LatenessTests() => lateness = new(time);

    [Fact]
    public void Percentiles_are_a_fifth_too_high_at_most()
    {
        for (var i = 1; i <= 1000; i++)
        {
            lateness.Add(TimeSpan.FromMilliseconds(i));
        }

        var all = lateness.ToPercentiles().ShouldNotBeNull();
        (all.Count, all.Max).ShouldBe((1000, TimeSpan.FromSeconds(1)));
        all.P50.TotalMilliseconds.ShouldBeInRange(500, 600);
        all.P90.TotalMilliseconds.ShouldBeInRange(900, 1000);
        all.P99.TotalMilliseconds.ShouldBeInRange(990, 1000);
    }

    [Fact]
    public void What_is_longer_ago_than_a_minute_counts_no_more()
    {
        lateness.Add(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(59));
        lateness.Add(TimeSpan.Zero);
        lateness.ToPercentiles()!.Max.ShouldBe(TimeSpan.FromHours(1));

        time.Advance(TimeSpan.FromSeconds(11));
        lateness.ToPercentiles()!.Max.ShouldBe(TimeSpan.Zero);
        time.Advance(TimeSpan.FromHours(1));
        lateness.ToPercentiles().ShouldBeNull();
    }
}
