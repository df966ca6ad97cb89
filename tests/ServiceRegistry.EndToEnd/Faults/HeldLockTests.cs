using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>Another program holds the lock of the database: a write waits for it, and is refused where that takes long; the rest goes on.</summary>
public sealed class HeldLockTests
{
    public static TheoryData<int> Short => FaultForm.IsLong ? [1, 5] : [1];

    /// <summary>Of the lock, and the settings of the connection beside.</summary>
    public static TheoryData<int, string> Long => FaultForm.IsLong ? new() { { 3, ";Default Timeout=1" }, { 60, "" } } : new() { { 3, ";Default Timeout=1" } };

    // In the short form with more patience than it has: on a busy machine the reads beside it may take as long.
    [Theory]
    [MemberData(nameof(Short))]
    public async Task A_lock_that_another_program_holds_is_waited_for(int seconds)
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(
            data.Folder, KeyValuePair.Create("ConnectionStrings__Registry", $"Data Source={data.Database}{(FaultForm.IsLong ? "" : ";Default Timeout=25")}"));
        (await server.RegisterAsync("before")).Errors.ShouldBeEmpty();
        Task<Answer>[] waiting;
        await using (Lock(data))
        {
            var start = Stopwatch.GetTimestamp();
            waiting = [.. Enumerable.Range(0, 8).Select(writer => server.RegisterAsync($"w{writer}"))];
            await server.ShouldGoOnReadingAsync(1);
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(seconds))
            {
                (await server.CountAsync()).ShouldBe(1);
            }

            waiting.ShouldAllBe(write => !write.IsCompleted);
        }

        (await Task.WhenAll(waiting)).ShouldAllBe(answer => answer.Errors.Count == 0);
        (await server.CountAsync()).ShouldBe(9);
    }

    [Theory]
    [MemberData(nameof(Long))]
    public async Task Where_it_is_held_for_longer_writes_are_refused_before_they_time_out_and_it_recovers_by_itself(int seconds, string settings)
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(
            data.Folder, KeyValuePair.Create("ConnectionStrings__Registry", $"Data Source={data.Database}{settings}"));
        (await server.RegisterAsync("before")).Errors.ShouldBeEmpty();
        var refused = new List<Answer>();
        await using (Lock(data))
        {
            var start = Stopwatch.GetTimestamp();
            do
            {
                var writes = Enumerable.Range(0, 8).Select(writer => server.RegisterAsync($"{refused.Count}-{writer}")).ToList();
                await server.ShouldGoOnReadingAsync(1);
                refused.AddRange(await Task.WhenAll(writes));
                await server.ShouldNotBeReadyAsync("is locked by another program");
            }
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(seconds));
        }

        refused.ShouldAllBe(answer => answer.ErrorCodes.SequenceEqual(new[] { "STORAGE_UNAVAILABLE" }));
        await server.BecomesReadyAsync();
        (await server.RegisterAsync("after")).Errors.ShouldBeEmpty();
        (await server.CountAsync()).ShouldBe(2);
    }

    private static SqliteConnection Lock(DataFolder data)
    {
        var other = new SqliteConnection($"Data Source={data.Database};Pooling=false");
        other.Open();
        other.BeginTransaction(deferred: false);
        return other;
    }
}
