using Microsoft.Extensions.Logging.Abstractions;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>What a killed process leaves: its files, as they are at that moment, without the memory that it shared between connections.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly TemporaryFolder left = new();

    public void Dispose()
    {
        folder.Dispose();
        left.Dispose();
    }

    [Fact]
    public async Task Every_commit_that_was_answered_is_in_the_files()
    {
        using var store = folder.Open();
        for (var revision = 1; revision <= 5; revision++)
        {
            await store.CommitAsync(StoreFolder.Batch(revision - 1, Sample.Event(revision, Sample.Instance(key: $"k{revision}"))), default);

            var state = await StateAfterCrash();

            state.Revision.ShouldBe(revision);
            state.Instances.Count.ShouldBe(revision);
        }
    }

    [Fact]
    public async Task Nothing_of_a_commit_under_way_is_in_them()
    {
        using var store = folder.Open();
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);
        var before = new FileInfo(folder.Database + "-wal").Length;

        // So little memory for pages that a part of them is written before the commit.
        using var command = store.Connection.CreateCommand();
        command.CommandText = """
            PRAGMA cache_size = 10; PRAGMA cache_spill = 1;
            BEGIN IMMEDIATE;
            UPDATE head SET revision = 9;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
            INSERT INTO instances (id, state) SELECT i, hex(randomblob(1000)) FROM n;
            """;
        command.ExecuteNonQuery();
        new FileInfo(folder.Database + "-wal").Length.ShouldBeGreaterThan(before);

        var state = await StateAfterCrash();

        state.Revision.ShouldBe(1);
        state.Instances.Count.ShouldBe(1);
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task Commits_after_a_checkpoint_are_found_beside_those_in_it()
    {
        using var store = folder.Open();
        for (var revision = 1; revision <= 10; revision++)
        {
            // Rows enough for a checkpoint, which the next call waits for.
            var events = Enumerable.Range(0, 700).Select(index => Sample.Event(revision, Sample.Instance(key: $"k{index}"), index)).ToArray();
            await store.CommitAsync(StoreFolder.Batch(revision - 1, events), default);
        }

        await store.AppendResultsAsync([], default);
        new FileInfo(folder.Database).Length.ShouldBeGreaterThan(1_000_000, "nothing was checkpointed");

        (await StateAfterCrash()).Instances.Count.ShouldBe(7000);
    }

    private async Task<StoredState> StateAfterCrash()
    {
        foreach (var ending in new[] { "", "-wal" })
        {
            File.Copy(folder.Database + ending, left.File("registry.db" + ending), overwrite: true);
        }

        using var store = SqliteRegistryStore.Open(SqliteFile.Named("Data Source=registry.db", left.Path), NullLogger.Instance);
        return await store.LoadAsync(default);
    }
}
