using Microsoft.Extensions.Logging.Abstractions;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly TemporaryFolder other = new();

    private StorageOptions Other => new() { Provider = StorageProvider.Sqlite, ConnectionString = "Data Source=registry.db", Folder = other.Path };

    public void Dispose()
    {
        folder.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_copy_made_while_commits_go_on_is_of_one_of_them()
    {
        using var store = folder.Open();
        await CommitAsync(store, 0, 300);
        var copies = new List<StoredBackup>();

        var commits = Task.Run(() => CommitAsync(store, 300, 500));
        do
        {
            copies.Add(await store.BackupAsync(other.File($"{copies.Count}.db"), default));
        }
        while (!commits.IsCompleted);

        await commits;
        for (var i = 0; i < copies.Count; i++)
        {
            RegistryStorage.Restore(Other, other.File($"{i}.db")).Revision.ShouldBe(copies[i].Revision);
            using var restored = SqliteRegistryStore.Open(SqliteFile.Named(Other.ConnectionString, Other.Folder), NullLogger.Instance);
            var state = await restored.LoadAsync(default);
            state.Revision.ShouldBe(copies[i].Revision);
            state.Instances.Count.ShouldBe((int)copies[i].Revision);
            (await restored.ReadEventsAsync(0, state.Revision, 10_000, default)).Events.Select(change => change.Revision)
                .ShouldBe(Enumerable.Range(1, (int)state.Revision).Select(revision => (long)revision));
        }
    }

    [Fact]
    public async Task A_copy_is_one_file_and_leaves_nothing_beside_it()
    {
        using var store = folder.Open();
        await CommitAsync(store, 0, 3);

        var made = await store.BackupAsync(other.File("copy.db"), default);

        Directory.GetFiles(other.Path).ShouldBe([other.File("copy.db")]);
        made.Size.ShouldBe(new FileInfo(other.File("copy.db")).Length);
    }

    [Fact]
    public async Task One_that_nobody_waits_for_any_more_leaves_nothing()
    {
        using var store = folder.Open();
        using var connection = ConnectionSettings.Open(SqliteFile.Named("Data Source=registry.db", folder.Path).ForCopying);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Should.Throw<OperationCanceledException>(() => SqliteBackup.Write(connection, other.File("copy.db"), stop.Token));

        Directory.GetFiles(other.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_cannot_be_written_says_why()
    {
        using var store = folder.Open();

        var problem = await Should.ThrowAsync<StorageUnavailableException>(() => store.BackupAsync(Path.Combine(other.Path, "nowhere", "copy.db"), default));

        problem.Message.ShouldContain("nowhere");
    }

    [Fact]
    public async Task What_was_left_by_one_that_was_killed_is_in_nobodys_way()
    {
        using var store = folder.Open();
        await CommitAsync(store, 0, 3);
        File.WriteAllText(other.File("copy.db.part"), "half");
        await store.BackupAsync(other.File("copy.db"), default);
        File.WriteAllText(other.File("registry.db.restore"), "half");

        RegistryStorage.Restore(Other, other.File("copy.db")).Revision.ShouldBe(3);

        Directory.GetFiles(other.Path).Select(Path.GetFileName).ShouldBe(["copy.db", "registry.db", "registry.db.lock"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_restore_takes_the_place_of_what_was_there_under_another_epoch()
    {
        StoredBackup made;
        using (var store = folder.Open())
        {
            await CommitAsync(store, 0, 3);
            made = await store.BackupAsync(other.File("copy.db"), default);
            await CommitAsync(store, 3, 2000);
        }

        var options = new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = "Data Source=registry.db", Folder = folder.Path };
        var restored = RegistryStorage.Restore(options, other.File("copy.db"));

        restored.Epoch.ShouldNotBe(made.Epoch);
        using var reopened = folder.Open();
        var state = await reopened.LoadAsync(default);
        (state.Epoch, state.Revision, state.Instances.Count).ShouldBe((restored.Epoch, 3, 3));
        await CommitAsync(reopened, 3, 4);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_database_stays()
    {
        using (var store = folder.Open())
        {
            await CommitAsync(store, 0, 400);
            await store.BackupAsync(other.File("copy.db"), default);
        }

        await using (var file = File.OpenWrite(other.File("copy.db")))
        {
            file.Position = 4096 * 3;
            file.Write(Enumerable.Repeat((byte)0x5A, 4096 * 20).ToArray());
        }

        var options = new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = "Data Source=registry.db", Folder = folder.Path };
        Should.Throw<StorageException>(() => RegistryStorage.Restore(options, other.File("copy.db"))).Message.ShouldContain("damaged");

        using var reopened = folder.Open();
        (await reopened.LoadAsync(default)).Revision.ShouldBe(400);
    }

    private static async Task CommitAsync(SqliteRegistryStore store, int from, int to)
    {
        for (var revision = from + 1; revision <= to; revision++)
        {
            await store.CommitAsync(StoreFolder.Batch(revision - 1, Sample.Event(revision, Sample.Instance(key: $"k{revision}"))), default);
        }
    }
}
