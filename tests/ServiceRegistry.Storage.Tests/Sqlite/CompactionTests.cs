using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class CompactionTests : IDisposable
{
    private static readonly CompactionLimits All = new()
    {
        KeepEvents = int.MaxValue,
        EventsNotBefore = DateTimeOffset.UnixEpoch,
        ResultsNotBefore = DateTimeOffset.UnixEpoch,
        StatusesNotBefore = DateTimeOffset.UnixEpoch,
        MaxRows = 1000,
    };

    private readonly StoreFolder folder = new();
    private long lastResult;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Within_the_limits_nothing_is_dropped()
    {
        using var store = folder.Open();
        await Fill(store, 5);

        (await store.CompactAsync(All, default)).ShouldBe(new CompactionStep(0, true));

        (await store.ReadEventsAsync(0, 5, 100, default)).Events.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Revisions_above_the_number_go_from_the_beginning_step_by_step()
    {
        using var store = folder.Open();
        await Fill(store, 10);
        var limits = All with { KeepEvents = 7, MaxRows = 4 };

        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(2, false));
        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(4, false));
        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(6, false));
        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(7, true));

        var left = await store.ReadEventsAsync(0, 10, 100, default);
        left.CompactedRevision.ShouldBe(7);
        left.Events.Select(e => e.Revision).Distinct().ShouldBe([8, 9, 10]);
    }

    [Fact]
    public async Task Commits_after_the_first_step_are_counted()
    {
        using var store = folder.Open();
        await Fill(store, 2);
        var limits = All with { KeepEvents = 4 };
        (await store.CompactAsync(limits, default)).CompactedRevision.ShouldBe(0);

        await Fill(store, 2, from: 2);

        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(2, true));
    }

    [Fact]
    public async Task Events_and_results_that_are_too_old_go()
    {
        using var store = folder.Open();
        await Fill(store, 5);
        var check = Guid.NewGuid();
        await store.AppendResultsAsync([.. Enumerable.Range(1, 5).Select(second => Result(check, second))], default);

        var step = await store.CompactAsync(
            All with { EventsNotBefore = Sample.Time.AddSeconds(3), ResultsNotBefore = Sample.Time.AddSeconds(4) }, default);

        step.ShouldBe(new CompactionStep(2, true));
        await using var session = await store.OpenReadSessionAsync(default);
        session.Results.Count().ShouldBe(2);
        session.Events.Min(e => e.Revision).ShouldBe(3);
    }

    [Fact]
    public async Task Old_results_go_a_step_at_a_time()
    {
        using var store = folder.Open();
        await store.AppendResultsAsync([.. Enumerable.Range(1, 5).Select(second => Result(Guid.NewGuid(), second))], default);
        var limits = All with { ResultsNotBefore = Sample.Time.AddDays(1), MaxRows = 3 };

        (await store.CompactAsync(limits, default)).IsDone.ShouldBeFalse();
        (await store.CompactAsync(limits, default)).IsDone.ShouldBeTrue();

        await using var session = await store.OpenReadSessionAsync(default);
        session.Results.Count().ShouldBe(0);
    }

    [Fact]
    public async Task A_revision_larger_than_a_step_goes_whole()
    {
        using var store = folder.Open();
        var instance = Sample.Instance();
        await store.CommitAsync(
            StoreFolder.Batch(0, [.. Enumerable.Range(0, 9).Select(index => Sample.Event(1, instance, index))]) with { InstancesUpserted = [instance] }, default);
        await Fill(store, 2, from: 1);
        var limits = All with { KeepEvents = 2, MaxRows = 3 };

        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(1, false));
        (await store.CompactAsync(limits, default)).ShouldBe(new CompactionStep(2, true));
    }

    [Fact]
    public async Task The_compacted_revision_is_there_after_reopening()
    {
        using (var store = folder.Open())
        {
            await Fill(store, 5);
            await store.CompactAsync(All with { KeepEvents = 4 }, default);
        }

        using var again = folder.Open();
        (await again.LoadAsync(default)).CompactedRevision.ShouldBe(3);
    }

    private static async Task Fill(IRegistryStore store, int revisions, long from = 0)
    {
        var instance = Sample.Instance();
        for (var revision = from + 1; revision <= from + revisions; revision++)
        {
            RegistryEvent[] events = [Sample.Event(revision, instance), Sample.Event(revision, instance, 1)];
            await store.CommitAsync(StoreFolder.Batch(revision - 1, events) with { InstancesUpserted = [instance] }, default);
        }
    }

    private StoredResult Result(Guid check, int second) =>
        new() { Id = ++lastResult, CheckId = check, At = Sample.Time.AddSeconds(second), Outcome = CheckOutcome.Pass, Duration = TimeSpan.FromMilliseconds(1) };
}
