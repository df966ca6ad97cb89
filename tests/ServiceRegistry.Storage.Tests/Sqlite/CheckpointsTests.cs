using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>The log comes back into the file by what was really written, and in quiet times as well.</summary>
public sealed class CheckpointsTests : IDisposable
{
    private const int LogFull = 16 * 1024 * 1024;

    private static readonly CompactionLimits KeepAll = new()
    {
        KeepEvents = int.MaxValue,
        EventsNotBefore = DateTimeOffset.UnixEpoch,
        ResultsNotBefore = DateTimeOffset.UnixEpoch,
        StatusesNotBefore = DateTimeOffset.UnixEpoch,
        MaxRows = 1,
    };

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_log_that_is_full_begins_anew()
    {
        using var store = folder.Open();
        for (var revision = 0; revision < 40; revision++)
        {
            await CommitAsync(store, revision, rows: 1000);
        }

        LengthOf("registry.db").ShouldBeGreaterThan(LogFull);
        LengthOf("registry.db-wal").ShouldBeLessThan(2 * LogFull);
    }

    [Fact]
    public async Task Little_that_was_written_comes_back_with_the_next_step_of_compaction()
    {
        using var store = folder.Open();
        var before = LengthOf("registry.db");
        await CommitAsync(store, 0, rows: 100);
        LengthOf("registry.db").ShouldBe(before);

        await store.CompactAsync(KeepAll, default);
        await CommitAsync(store, 1, rows: 1);

        LengthOf("registry.db").ShouldBeGreaterThan(before);
    }

    private static Task CommitAsync(IRegistryStore store, int from, int rows) => store.CommitAsync(
        StoreFolder.Batch(from, [.. Enumerable.Range(0, rows).Select(index => Sample.Event(from + 1, Sample.Instance(key: $"{from}-{index}", id: Guid.CreateVersion7()), index))]),
        default);

    private long LengthOf(string file) => new FileInfo(System.IO.Path.Combine(folder.Path, file)).Length;
}
