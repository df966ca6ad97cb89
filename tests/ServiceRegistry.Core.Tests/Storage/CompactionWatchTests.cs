using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Storage;

public sealed class CompactionWatchTests
{
    [Fact]
    public async Task A_commit_comes_in_between_the_steps_however_many_are_to_come()
    {
        var (steps, largest) = (0, 0);
        await using var world = new TestRegistry
        {
            Store = new()
            {
                OnCompact = limits =>
                {
                    largest = Math.Max(largest, limits.MaxRows);
                    Interlocked.Increment(ref steps);
                    return new CompactionStep(0, IsDone: false);
                },
            },
        };
        await world.RestartAsync();
        await Eventually.TrueAsync(() => Volatile.Read(ref steps) > 10);

        await world.RegisterAsync(Sample.Registration("a"));
        await world.RegisterAsync(Sample.Registration("b"));

        var before = Volatile.Read(ref steps);
        await Eventually.TrueAsync(() => Volatile.Read(ref steps) > before);
        largest.ShouldBeLessThanOrEqualTo(250);
    }

    [Fact]
    public async Task Results_thin_out_after_an_hour_and_a_day_and_go_after_thirty_days_or_sooner()
    {
        CompactionLimits? seen = null;
        await using var world = new TestRegistry
        {
            Options = new() { HistoryRetentionAge = TimeSpan.FromDays(35), Random = new Random(1) },
            Store = new()
            {
                OnCompact = limits =>
                {
                    Volatile.Write(ref seen, limits);
                    return new CompactionStep(0, IsDone: true);
                },
            },
        };
        await world.RestartAsync();
        await Eventually.TrueAsync(() => Volatile.Read(ref seen) is not null);

        var now = world.Registry.Now;
        seen!.Thinnings.ShouldBe([new Thinning(TimeSpan.FromMinutes(1), now.AddHours(-1)), new Thinning(TimeSpan.FromHours(1), now.AddDays(-1))]);
        seen.ResultsNotBefore.ShouldBe(now.AddDays(-30));
        seen.StatusesNotBefore.ShouldBe(now.AddDays(-35));
    }
}
