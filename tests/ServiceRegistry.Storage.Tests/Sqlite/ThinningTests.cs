using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>Results are thinned out with age, a few at a time: one of each check is left in so much time.</summary>
public sealed class ThinningTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoreFolder folder = new();
    private long lastResult;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_worst_of_a_minute_stays_and_of_these_the_first()
    {
        using var store = folder.Open();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await store.AppendResultsAsync(
        [
            Result(one, 1), Result(one, 11, CheckOutcome.Fail), Result(one, 21, CheckOutcome.Fail), Result(one, 31, CheckOutcome.Error),
            Result(one, 61), Result(one, 71), Result(one, 81, CheckOutcome.Warn),
            Result(other, 2), Result(other, 12),
        ], default);

        (await store.CompactAsync(Limits(1000, new Thinning(Minute, Start.AddMinutes(2))), default)).IsDone.ShouldBeTrue();

        (await ReadAsync(store)).Select(result => (result.CheckId, result.At)).ShouldBe(
            [(one, Start.AddSeconds(11)), (one, Start.AddSeconds(81)), (other, Start.AddSeconds(2))], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_old_enough_stays_up_to_the_whole_minute()
    {
        using var store = folder.Open();
        var check = Guid.NewGuid();
        await store.AppendResultsAsync([Result(check, 61), Result(check, 71), Result(check, 81)], default);

        await store.CompactAsync(Limits(1000, new Thinning(Minute, Start.AddSeconds(119))), default);
        (await ReadAsync(store)).Count.ShouldBe(3);

        await store.CompactAsync(Limits(1000, new Thinning(Minute, Start.AddSeconds(120))), default);
        (await ReadAsync(store)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_steps_of_any_size_with_restarts_between_them_the_same_is_left(int seed)
    {
        var random = new Random(seed);
        Guid[] checks = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        var results = new List<StoredResult>();
        for (var second = 0; second < 6 * 3600; second += random.Next(1, 60))
        {
            results.Add(Result(checks[random.Next(3)], second, Enum.GetValues<CheckOutcome>()[random.Next(4)]));
        }

        var store = folder.Open();
        try
        {
            await store.AppendResultsAsync(results, default);
            for (var now = Start.AddHours(1); now <= Start.AddHours(8); now += TimeSpan.FromMinutes(random.Next(1, 90)))
            {
                var limits = Limits(random.Next(2, 200), new Thinning(Minute, now.AddHours(-1)), new Thinning(Hour, now.AddHours(-3)));
                while (!(await store.CompactAsync(limits, default)).IsDone)
                {
                    if (random.Next(10) == 0)
                    {
                        store.Dispose();
                        store = folder.Open();
                    }
                }
            }

            var last = Limits(1000, new Thinning(Minute, Start.AddHours(7)), new Thinning(Hour, Start.AddHours(5)));
            (await store.CompactAsync(last, default)).IsDone.ShouldBeTrue();

            // The worst of an hour is the worst of its minutes' worst.
            var expected = results
                .GroupBy(result => (result.CheckId, Bucket: result.At < Start.AddHours(5) ? Whole(result.At, Hour) : Whole(result.At, Minute)))
                .Select(alike => alike.OrderByDescending(result => Badness(result.Outcome)).ThenBy(result => result.At).First())
                .OrderBy(result => result.At);
            (await ReadAsync(store)).Select(result => (result.CheckId, result.At, result.Outcome))
                .ShouldBe(expected.Select(result => (result.CheckId, result.At, result.Outcome)), $"seed {seed}");
        }
        finally
        {
            store.Dispose();
        }
    }

    [Fact]
    public async Task A_step_looks_at_no_more_than_it_may()
    {
        using var store = folder.Open();
        var check = Guid.NewGuid();
        await store.AppendResultsAsync([.. Enumerable.Range(0, 60).Select(second => Result(check, second))], default);
        var limits = Limits(10, new Thinning(Minute, Start.AddHours(1)));

        for (var step = 1; step <= 6; step++)
        {
            (await store.CompactAsync(limits, default)).IsDone.ShouldBeFalse();
            (await ReadAsync(store)).Count.ShouldBe(60 - (10 * step) + 1);
        }

        (await store.CompactAsync(limits, default)).IsDone.ShouldBeTrue();
    }

    private static CompactionLimits Limits(int maxRows, params Thinning[] thinnings) => new()
    {
        KeepEvents = int.MaxValue,
        EventsNotBefore = DateTimeOffset.UnixEpoch,
        ResultsNotBefore = DateTimeOffset.UnixEpoch,
        StatusesNotBefore = DateTimeOffset.UnixEpoch,
        Thinnings = thinnings,
        MaxRows = maxRows,
    };

    private StoredResult Result(Guid check, int second, CheckOutcome outcome = CheckOutcome.Pass) =>
        new() { Id = ++lastResult, CheckId = check, At = Start.AddSeconds(second), Outcome = outcome, Duration = TimeSpan.FromMilliseconds(1) };

    private static long Whole(DateTimeOffset time, TimeSpan bucket) => time.Ticks / bucket.Ticks * bucket.Ticks;

    private static int Badness(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Fail => 3,
        CheckOutcome.Error => 2,
        CheckOutcome.Warn => 1,
        _ => 0,
    };

    private static async Task<List<StoredResult>> ReadAsync(IRegistryStore store)
    {
        await using var session = await store.OpenReadSessionAsync(default);
        return [.. session.Results.OrderBy(result => result.At)];
    }
}
