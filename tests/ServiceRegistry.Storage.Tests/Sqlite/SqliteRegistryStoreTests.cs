using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class SqliteRegistryStoreTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_empty_store_is_at_revision_0_of_an_epoch_that_stays()
    {
        StoredState first;
        using (var store = folder.Open())
        {
            first = await store.LoadAsync(default);
        }

        using var again = folder.Open();
        var second = await again.LoadAsync(default);

        first.Epoch.ShouldNotBeEmpty();
        first.Revision.ShouldBe(0);
        first.CompactedRevision.ShouldBe(0);
        first.Instances.ShouldBeEmpty();
        second.Epoch.ShouldBe(first.Epoch);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_reopening()
    {
        var instance = Sample.Instance();
        var service = Sample.Service();
        var change = Sample.Event(1, instance);
        var operation = Operation("call-1", Sample.Time);
        using (var store = folder.Open())
        {
            await store.CommitAsync(StoreFolder.Batch(0, change) with { ServicesUpserted = [service], Operations = [operation] }, default);
        }

        using var again = folder.Open();
        var state = await again.LoadAsync(default);
        var log = await again.ReadEventsAsync(0, 1, 100, default);

        state.Revision.ShouldBe(1);
        Json(state.Instances).ShouldBe(Json(new[] { instance }));
        Json(state.Services).ShouldBe(Json(new[] { service }));
        Json(state.Operations).ShouldBe(Json(new[] { operation }));
        Json(log.Events).ShouldBe(Json(new[] { change }));
    }

    [Fact]
    public async Task Removed_instances_and_services_are_gone_and_unknown_ones_harm_nothing()
    {
        using var store = folder.Open();
        var instance = Sample.Instance();
        var service = Sample.Service();
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, instance)) with { ServicesUpserted = [service] }, default);

        await store.CommitAsync(
            StoreFolder.Batch(1) with
            {
                Revision = 2,
                InstancesRemoved = [instance.Id, Guid.NewGuid()],
                ServicesRemoved = [service.Key, new ServiceKey("a", "b")],
            },
            default);

        var state = await store.LoadAsync(default);
        state.Revision.ShouldBe(2);
        state.Instances.ShouldBeEmpty();
        state.Services.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_from_another_revision_writes_nothing()
    {
        using var store = folder.Open();

        await Should.ThrowAsync<InvalidOperationException>(() => store.CommitAsync(StoreFolder.Batch(4, Sample.Event(5, Sample.Instance())), default));

        var state = await store.LoadAsync(default);
        state.Revision.ShouldBe(0);
        state.Instances.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_transaction_did_not_commit_is_not_there_after_reopening()
    {
        using (var store = folder.Open())
        {
            await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);

            // The second event of the batch has the place of the first: the batch breaks in its middle.
            var twice = Sample.Event(2, Sample.Instance());
            await Should.ThrowAsync<StorageUnavailableException>(() => store.CommitAsync(StoreFolder.Batch(1, twice, twice), default));
        }

        using var again = folder.Open();
        var state = await again.LoadAsync(default);
        state.Revision.ShouldBe(1);
        state.Instances.Count.ShouldBe(1);
        (await again.ReadEventsAsync(0, 9, 100, default)).Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_older_than_an_hour_are_forgotten_and_their_names_free()
    {
        using var store = folder.Open();
        await store.CommitAsync(StoreFolder.Batch(0) with { Operations = [Operation("old", Sample.Time), Operation("new", Sample.Time.AddHours(2))] }, default);

        var again = Operation("old", Sample.Time.AddHours(3)) with { Revision = 9 };
        await store.CommitAsync(StoreFolder.Batch(0) with { Operations = [again], ForgetOperationsBefore = Sample.Time.AddHours(2) }, default);

        var operations = (await store.LoadAsync(default)).Operations;
        operations.Select(operation => operation.Id.ClientMutationId).ShouldBe(["old", "new"], ignoreOrder: true);
        operations.ShouldContain(operation => operation.Revision == 9);
    }

    [Fact]
    public async Task Results_are_kept_with_their_ids()
    {
        using var store = folder.Open();
        (await store.LoadAsync(default)).LastResultId.ShouldBe(0);
        var check = Guid.NewGuid();
        StoredResult[] results = [Result(5, check, 1), Result(7, Guid.NewGuid(), 2), Result(8, check, 3)];

        await store.AppendResultsAsync(results, default);

        await using var session = await store.OpenReadSessionAsync(default);
        var read = session.Results.Where(result => result.CheckId == check).OrderByDescending(result => result.At).ThenByDescending(result => result.Id).ToArray();
        read.Select(Json).ShouldBe([Json(results[2]), Json(results[0])]);
        (await store.LoadAsync(default)).LastResultId.ShouldBe(8);
    }

    [Fact]
    public async Task Results_that_were_thinned_out_and_then_dropped_leave_their_ids_taken()
    {
        using var store = folder.Open();
        await store.AppendResultsAsync([Result(1, Guid.NewGuid(), 1), Result(2, Guid.NewGuid(), 2)], default);
        var limits = new CompactionLimits
        {
            KeepEvents = int.MaxValue,
            EventsNotBefore = DateTimeOffset.UnixEpoch,
            ResultsNotBefore = DateTimeOffset.UnixEpoch,
            StatusesNotBefore = DateTimeOffset.UnixEpoch,
            Thinnings = [new Thinning(TimeSpan.FromMinutes(1), Sample.Time.AddDays(1))],
            MaxRows = 1000,
        };

        await store.CompactAsync(limits, default);
        await store.CompactAsync(limits with { ResultsNotBefore = Sample.Time.AddDays(1) }, default);

        await using var session = await store.OpenReadSessionAsync(default);
        session.Results.ShouldBeEmpty();
        (await store.LoadAsync(default)).LastResultId.ShouldBe(2);
    }

    [Fact]
    public async Task A_session_sees_what_was_committed_before_it_was_opened()
    {
        using var store = folder.Open();
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);

        await using var session = await store.OpenReadSessionAsync(default);

        session.Events.Single(e => e.Revision <= 1).Actor.ShouldBe("health-check");
    }

    [Fact]
    public async Task A_file_damaged_behind_its_head_is_told_in_words()
    {
        using (var store = folder.Open())
        {
            var events = Enumerable.Range(0, 200).Select(index => Sample.Event(1, Sample.Instance(key: $"k{index}"), index)).ToArray();
            await store.CommitAsync(StoreFolder.Batch(0, events), default);
        }

        using (var file = File.OpenWrite(folder.Database))
        {
            // The first pages hold the schema.
            file.Position = 40 * 4096;
            file.Write(new byte[file.Length - file.Position]);
        }

        using var damaged = folder.Open();
        var failure = await Should.ThrowAsync<StorageException>(() => damaged.LoadAsync(default));

        failure.Message.ShouldContain($"{folder.Database} is damaged");
    }

    [Fact]
    public async Task Readers_read_while_the_writer_writes()
    {
        using var store = folder.Open();
        var writing = Task.Run(async () =>
        {
            for (var revision = 1; revision <= 200; revision++)
            {
                await store.CommitAsync(StoreFolder.Batch(revision - 1, Sample.Event(revision, Sample.Instance(key: $"k{revision}"))), default);
            }
        });

        while (!writing.IsCompleted)
        {
            var state = await store.LoadAsync(default);
            state.Instances.Count.ShouldBe((int)state.Revision);
        }

        await writing;
        (await store.LoadAsync(default)).Revision.ShouldBe(200);
    }

    private static RememberedOperation Operation(string name, DateTimeOffset at) => new(
        new OperationId("registerInstance", "anonymous", name, "hash"), at, 1,
        [new RememberedObject(ChangeKind.Created, new ServiceKey("default", "orders"), Guid.NewGuid(), null), new RememberedObject(null, new ServiceKey("d", "s"), null, Guid.NewGuid())]);

    private static StoredResult Result(long id, Guid check, int second) => new()
    {
        Id = id,
        CheckId = check,
        At = Sample.Time.AddSeconds(second),
        Outcome = CheckOutcome.Fail,
        Output = "503",
        Code = "MY_CODE",
        Measurements = [new("connect", 1.25, "ms"), new("certificateExpiry", -3, "d")],
        Duration = TimeSpan.FromMicroseconds(1234),
    };

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
