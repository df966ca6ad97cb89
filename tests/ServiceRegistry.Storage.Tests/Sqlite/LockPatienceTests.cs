using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class LockPatienceTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_write_that_meets_the_lock_of_another_program_is_refused_in_words_reads_go_on_and_it_recovers()
    {
        using var store = folder.Open(";Default Timeout=1");
        await store.CommitAsync(StoreFolder.Batch(0, Sample.Event(1, Sample.Instance())), default);
        using (Lock())
        {
            (await Should.ThrowAsync<StorageUnavailableException>(
                () => store.CommitAsync(StoreFolder.Batch(1, Sample.Event(2, Sample.Instance())), default)))
                .Message.ShouldContain("is locked by another program");

            (await store.ReadEventsAsync(0, 1, 10, default)).Events.Count.ShouldBe(1);
            (await store.LoadAsync(default)).Revision.ShouldBe(1);
        }

        await store.CommitAsync(StoreFolder.Batch(1, Sample.Event(2, Sample.Instance())), default);

        (await store.LoadAsync(default)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Those_behind_one_that_waited_in_vain_wait_a_second_until_one_goes()
    {
        using var store = folder.Open(";Default Timeout=2");
        var connection = (SqliteConnection)store.Connection;
        using (Lock())
        {
            connection.DefaultTimeout.ShouldBe(2);

            await Should.ThrowAsync<StorageUnavailableException>(() => store.CommitAsync(StoreFolder.Batch(0), default));

            connection.DefaultTimeout.ShouldBe(1);
        }

        await store.CommitAsync(StoreFolder.Batch(0), default);

        connection.DefaultTimeout.ShouldBe(2);
    }

    [Fact]
    public void A_new_database_that_another_program_holds_is_refused_in_words()
    {
        using (Lock())
        {
            Should.Throw<StorageException>(() => folder.Open(";Default Timeout=1")).Message.ShouldContain("is locked by another program");
        }

        folder.Open().Dispose();
    }

    /// <summary>As another program that writes holds it, until it is disposed.</summary>
    private SqliteConnection Lock()
    {
        var other = new SqliteConnection($"Data Source={folder.Database};Pooling=false");
        other.Open();
        other.BeginTransaction(deferred: false);
        return other;
    }
}
