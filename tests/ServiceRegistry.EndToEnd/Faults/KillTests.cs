using Xunit.Abstractions;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>What was answered is kept, however and whenever the process ends.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 4711;
    private const int CommitsBefore = 20;

    [Fact]
    public async Task Kills_at_random_moments_under_load_lose_nothing_that_was_answered()
    {
        var rounds = FaultForm.IsLong ? 200 : 6;
        var random = new Random(Seed);
        var history = new CheckedHistory();
        using var data = new DataFolder();
        IReadOnlyList<AnsweredCall> answers = [];
        for (var round = 0; round < rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(data.Folder);
            await history.CheckAsync(server, answers);
            var load = RecordedLoad.Start(server, $"r{round}");
            await load.AnsweredAsync(random.Next(1, 150));
            await server.KillAsync();
            await load.Ended;
            data.ShouldBeWhole();
            answers = load.Answers;
        }

        await using var last = await ServerProcess.StartAsync(data.Folder);
        await history.CheckAsync(last, answers);
        output.WriteLine($"{rounds} kills, {history.Revision} revisions");
    }

    [Theory]
    [InlineData("BeforeCommit")]
    [InlineData("InCommit")]
    [InlineData("AfterCommit")]
    public async Task A_kill_at_a_point_of_a_write_loses_nothing_that_was_answered(string point)
    {
        using var data = new DataFolder();
        RecordedLoad load;
        await using (var killed = await ServerProcess.StartKilledAsync(data.Folder, point, CommitsBefore))
        {
            load = RecordedLoad.Start(killed, "load");
            await killed.EndedAsync();
            await load.Ended;
        }

        data.ShouldBeWhole();
        await using var server = await ServerProcess.StartAsync(data.Folder);
        var history = new CheckedHistory();
        await history.CheckAsync(server, load.Answers);
        if (point == "AfterCommit")
        {
            history.Revision.ShouldBeGreaterThan(load.Answers.Max(answer => answer.Revision), "the last commit is durable, and was not answered");
        }
    }

    [Theory]
    [InlineData("InCompaction", false)]
    [InlineData("AfterCompaction", true)]
    public async Task A_kill_in_compaction_loses_nothing_but_what_it_dropped(string point, bool isDropped)
    {
        using var data = new DataFolder();
        RecordedLoad load;
        await using (var killed = await ServerProcess.StartKilledAsync(
            data.Folder, point, 1, KeyValuePair.Create("ServiceRegistry__Events__RetentionCount", "1000")))
        {
            load = RecordedLoad.Start(killed, "load", calls: 60);
            await killed.EndedAsync();
            await load.Ended;
        }

        data.ShouldBeWhole();
        await using var server = await ServerProcess.StartAsync(data.Folder);
        var compacted = (await server.Client.PostAsync("{ registry { compactedRevision } }", null)).Data.GetProperty("registry").GetProperty("compactedRevision").GetInt64();
        (compacted > 0).ShouldBe(isDropped);
        await new CheckedHistory().CheckAsync(server, load.Answers);
    }

    [Fact]
    public async Task A_kill_in_a_migration_does_not_keep_the_next_start_waiting()
    {
        using var data = new DataFolder();
        await ServerProcess.MakeOldDatabaseAsync(data.Database);
        await ServerProcess.RunKilledAsync(data.Folder, "InMigration");
        data.ShouldBeWhole();

        await using var server = await ServerProcess.StartAsync(data.Folder);

        await server.RegisterAsync("a");
        (await server.CountAsync()).ShouldBe(1);
    }
}
