using System.Text.Json;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>Random histories of batches, reopened now and then, against lists in memory.</summary>
public sealed class RandomBatchTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly Dictionary<Guid, Instance> instances = [];
    private readonly List<RegistryEvent> log = [];
    private long revision;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_store_holds_what_a_list_would(int seed)
    {
        var random = new Random(seed);
        var store = folder.Open();
        try
        {
            for (var step = 0; step < 60; step++)
            {
                await store.CommitAsync(Next(random), default);
                if (random.Next(10) == 0)
                {
                    store.Dispose();
                    store = folder.Open();
                    await Compare(store, random);
                }
            }

            await Compare(store, random);
        }
        finally
        {
            store.Dispose();
        }
    }

    private CommitBatch Next(Random random)
    {
        var from = revision;
        var (changed, removed, events) = (new Dictionary<Guid, Instance>(), new HashSet<Guid>(), new List<RegistryEvent>());
        for (var command = random.Next(1, 4); command > 0; command--)
        {
            revision++;
            for (var index = 0; index < random.Next(1, 6); index++)
            {
                var known = instances.Keys.ToArray();
                if (known.Length > 0 && random.Next(3) == 0)
                {
                    var gone = instances[known[random.Next(known.Length)]];
                    instances.Remove(gone.Id);
                    changed.Remove(gone.Id);
                    removed.Add(gone.Id);
                    events.Add(Sample.Event(revision, gone, index) with { Instance = null });
                    continue;
                }

                var id = known.Length > 0 && random.Next(2) == 0 ? known[random.Next(known.Length)] : Guid.NewGuid();
                var instance = Sample.Instance($"s{random.Next(3)}", $"k{random.Next(1000)}", id) with { Revision = revision };
                instances[id] = changed[id] = instance;
                events.Add(Sample.Event(revision, instance, index));
            }
        }

        log.AddRange(events);
        return new CommitBatch
        {
            FromRevision = from,
            Revision = revision,
            Events = events,
            InstancesUpserted = changed.Values,
            InstancesRemoved = removed,
            ForgetOperationsBefore = DateTimeOffset.UnixEpoch,
        };
    }

    private async Task Compare(IRegistryStore store, Random random)
    {
        var state = await store.LoadAsync(default);
        state.Revision.ShouldBe(revision);
        Json(state.Instances.OrderBy(instance => instance.Id)).ShouldBe(Json(instances.Values.OrderBy(instance => instance.Id)));

        var read = new List<RegistryEvent>();
        for (var after = 0L; after < revision;)
        {
            var limit = random.Next(1, 20);
            var page = await store.ReadEventsAsync(after, revision, limit, default);
            page.Revision.ShouldBeGreaterThan(after);
            (page.Events.Count <= limit || page.Events.Select(e => e.Revision).Distinct().Count() == 1).ShouldBeTrue();
            page.Events.ShouldAllBe(e => e.Revision > after && e.Revision <= page.Revision);
            read.AddRange(page.Events);
            after = page.Revision;
        }

        Json(read).ShouldBe(Json(log));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
