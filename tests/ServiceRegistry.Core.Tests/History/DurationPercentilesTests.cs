using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.History;

public sealed class DurationPercentilesTests
{
    [Fact]
    public void Of_nothing_there_are_none() => DurationPercentiles.Of([]).ShouldBeNull();

    [Fact]
    public void Of_one_it_is_all_of_them() => DurationPercentiles.Of([Ms(7)]).ShouldBe(new(1, Ms(7), Ms(7), Ms(7), Ms(7), Ms(7)));

    [Fact]
    public void Each_is_the_shortest_that_so_many_do_not_exceed() =>
        DurationPercentiles.Of([.. Enumerable.Range(1, 200).Reverse().Select(Ms)]).ShouldBe(new(200, Ms(100), Ms(180), Ms(190), Ms(198), Ms(200)));

    [Fact]
    public async Task Runs_before_the_window_of_other_checks_and_that_could_not_run_do_not_count()
    {
        await using var world = await TestRegistry.StartAsync();
        var (check, now) = (Guid.NewGuid(), world.Registry.Now);
        await world.Store.AppendResultsAsync(
        [
            Result(check, now.AddMinutes(-61), 1),
            Result(check, now.AddMinutes(-59), 2),
            Result(check, now.AddMinutes(-1), 3) with { Outcome = CheckOutcome.Fail },
            Result(check, now.AddMinutes(-1), 4) with { Outcome = CheckOutcome.Error },
            Result(Guid.NewGuid(), now.AddMinutes(-1), 5),
        ], CancellationToken.None);

        (await world.Registry.Results.DurationsAsync(check, TimeSpan.FromHours(1), CancellationToken.None)).ShouldBe(new(2, Ms(2), Ms(3), Ms(3), Ms(3), Ms(3)));
        (await world.Registry.Results.DurationsAsync(check, TimeSpan.MaxValue, CancellationToken.None))!.Count.ShouldBe(3);
    }

    private static StoredResult Result(Guid check, DateTimeOffset at, int duration) =>
        new() { Id = at.Ticks, CheckId = check, At = at, Outcome = CheckOutcome.Pass, Duration = Ms(duration) };

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
