using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>A database that takes no writes: why is told in words, reads go on, and so do writes as soon as it takes them again.</summary>
public sealed class RefusedWriteTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("max_page_count = 1", "max_page_count = 1000000", "no room left")]
    [InlineData("query_only = 1", "query_only = 0", "cannot be opened for writing")]
    public async Task It_is_told_in_words_and_the_store_works_again_when_it_is_over(string begin, string end, string words)
    {
        using var store = folder.Open();
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);
        Set(store, begin);
        var many = Enumerable.Range(0, 500).Select(index => Sample.Event(2, Sample.Instance(key: $"k{index}"), index)).ToArray();

        var failure = await Should.ThrowAsync<StorageUnavailableException>(() => store.CommitAsync(StoreFolder.Batch(1, many), default));

        failure.Message.ShouldContain(words);
        (await Should.ThrowAsync<StorageUnavailableException>(() => store.ProbeAsync(default))).Message.ShouldContain(words);
        (await store.LoadAsync(default)).Instances.Count.ShouldBe(1);
        (await store.ReadEventsAsync(0, 1, 10, default)).Events.Count.ShouldBe(1);
        await using (var session = await store.OpenReadSessionAsync(default))
        {
            session.Events.Count().ShouldBe(1);
        }

        Set(store, end);
        await store.ProbeAsync(default);
        await store.CommitAsync(StoreFolder.Batch(1, many), default);
        (await store.LoadAsync(default)).Instances.Count.ShouldBe(501);
    }

    [Fact]
    public async Task A_disk_that_is_almost_full_is_not_taken_for_one_with_room()
    {
        using var store = folder.Open();
        Set(store, $"max_page_count = {Pages(store) + 8}");

        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);

        (await Should.ThrowAsync<StorageUnavailableException>(() => store.ProbeAsync(default))).Message.ShouldContain("no room left");
    }

    [Fact]
    public async Task Trying_writes_to_the_log_what_it_needs_room_for_and_leaves_nothing()
    {
        using var store = folder.Open();
        var pages = Pages(store);
        var log = new FileInfo(folder.Database + "-wal");
        var before = log.Length;

        await store.ProbeAsync(default);

        log.Refresh();
        log.Length.ShouldBeGreaterThan(before + (64 * 1024));
        await store.ProbeAsync(default);
        Pages(store).ShouldBeLessThan(pages + 20);
        Scalar(store, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'room'").ShouldBe(0);
        Scalar(store, "PRAGMA cache_size").ShouldBe(-2000);
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);
    }

    private static long Pages(SqliteRegistryStore store) => Scalar(store, "PRAGMA page_count");

    private static void Set(SqliteRegistryStore store, string pragma)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteRegistryStore store, string text)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }
}
