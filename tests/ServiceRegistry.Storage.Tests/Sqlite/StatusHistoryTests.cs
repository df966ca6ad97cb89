using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>Statuses that are over: one row a turn, which outlives the log.</summary>
public sealed class StatusHistoryTests : IDisposable
{
    private static readonly CompactionLimits Nothing = new()
    {
        KeepEvents = 0,
        EventsNotBefore = DateTimeOffset.UnixEpoch,
        ResultsNotBefore = DateTimeOffset.UnixEpoch,
        StatusesNotBefore = DateTimeOffset.UnixEpoch,
        MaxRows = 1000,
    };

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_turn_is_one_row_and_what_is_no_turn_is_none()
    {
        using var store = folder.Open();
        var instance = Sample.Instance();
        RegistryEvent[] events =
        [
            Sample.Event(1, instance) with { PreviousInstance = null, PreviousStatus = null, Status = HealthStatus.Healthy },
            Sample.Event(2, instance) with { Status = HealthStatus.Healthy, PreviousInstance = instance with { Status = HealthStatus.Healthy } },
            Turn(3, instance, HealthStatus.Healthy, HealthStatus.Degraded),
            Turn(4, instance, HealthStatus.Degraded, null),
        ];

        await store.CommitAsync(StoreFolder.Batch(0, events), default);

        await using var session = await store.OpenReadSessionAsync(default);
        var (first, second) = session.Statuses.OrderBy(status => status.Id).ToArray() is [var one, var other] ? (one, other) : throw new InvalidOperationException();
        first.ShouldBe(new StoredStatus
        {
            Id = first.Id,
            InstanceId = instance.Id,
            Namespace = instance.Service.Namespace,
            ServiceName = instance.Service.Name,
            Status = HealthStatus.Healthy,
            Reason = instance.StatusReason,
            Since = instance.StatusChangedAt,
            Until = events[2].At,
            Revision = 3,
        });
        (second.Status, second.Until, second.Revision).ShouldBe((HealthStatus.Degraded, events[3].At, 4));
    }

    [Fact]
    public async Task Compaction_of_the_log_leaves_statuses_and_their_age_ends_them_step_by_step()
    {
        using var store = folder.Open();
        var instance = Sample.Instance();
        for (var revision = 1; revision <= 5; revision++)
        {
            await store.CommitAsync(StoreFolder.Batch(revision - 1, Turn(revision, instance, HealthStatus.Healthy, HealthStatus.Degraded)), default);
        }

        (await store.CompactAsync(Nothing, default)).ShouldBe(new CompactionStep(5, true));
        await using (var session = await store.OpenReadSessionAsync(default))
        {
            session.Statuses.Count().ShouldBe(5);
        }

        var limits = Nothing with { StatusesNotBefore = Sample.Time.AddSeconds(4), MaxRows = 2 };
        (await store.CompactAsync(limits, default)).IsDone.ShouldBeFalse();
        (await store.CompactAsync(limits, default)).IsDone.ShouldBeTrue();
        await using (var session = await store.OpenReadSessionAsync(default))
        {
            session.Statuses.Select(status => status.Revision).ToArray().ShouldBe([4, 5]);
        }
    }

    [Fact]
    public async Task A_run_is_kept_up_to_when_it_was_last_seen_until_it_is_too_old()
    {
        var run = new ServerRun { Id = Guid.NewGuid(), StartedAt = Sample.Time, LastSeenAt = Sample.Time };
        using (var store = folder.Open())
        {
            await store.MarkRunAsync(run, default);
            await store.MarkRunAsync(run with { LastSeenAt = Sample.Time.AddSeconds(10) }, default);
        }

        using var again = folder.Open();
        await using (var session = await again.OpenReadSessionAsync(default))
        {
            session.Runs.ToArray().ShouldBe([run with { LastSeenAt = Sample.Time.AddSeconds(10) }]);
        }

        await again.CompactAsync(Nothing with { StatusesNotBefore = Sample.Time.AddSeconds(10) }, default);
        await again.CompactAsync(Nothing with { StatusesNotBefore = Sample.Time.AddSeconds(11) }, default);
        await using var later = await again.OpenReadSessionAsync(default);
        later.Runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_from_before_there_was_a_history_is_brought_up_with_all_that_is_in_it()
    {
        var instance = Sample.Instance();
        using (var before = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            before.Open();
            var script = SqliteSchema.Script;
            var second = SqliteSchema.Migrations[1];

            // What the first version made of an empty database.
            Statement.Execute(before, null, script[..script.IndexOf("CREATE TABLE \"runs\"", StringComparison.Ordinal)]);
            Statement.Scalar(before, null, "SELECT 1 FROM __EFMigrationsHistory WHERE MigrationId = @p0", second).ShouldBeNull();
            using var texts = new JsonTexts();
            using var heads = new RowWriter<Storage.Model.HeadRow>(before, Tables.Head, replaces: false, texts);
            using var instances = new RowWriter<Storage.Model.InstanceRow>(before, Tables.Instances, replaces: false, texts);
            using var transaction = before.BeginTransaction();
            heads.Write(new() { Epoch = "e", Revision = 6, CompactedRevision = 6 });
            instances.Write(new() { Id = instance.Id, State = instance });
            transaction.Commit();
        }

        using var store = folder.Open();
        var state = await store.LoadAsync(default);
        (state.Epoch, state.Revision, state.Instances.Single().Id).ShouldBe(("e", 6, instance.Id));
        await store.CommitAsync(StoreFolder.Batch(6, Turn(7, instance, HealthStatus.Healthy, HealthStatus.Degraded)), default);
        await using var session = await store.OpenReadSessionAsync(default);
        session.Statuses.Count().ShouldBe(1);
    }

    private static RegistryEvent Turn(long revision, Instance instance, HealthStatus before, HealthStatus? after) => Sample.Event(revision, instance) with
    {
        Status = after,
        PreviousStatus = before,
        PreviousInstance = instance with { Status = before },
        Instance = after is { } status ? instance with { Status = status } : null,
    };
}
