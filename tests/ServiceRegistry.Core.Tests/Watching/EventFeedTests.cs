using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Core.Tests.Watching;

public class EventFeedTests
{
    [Fact]
    public async Task A_watch_from_now_on_says_at_once_that_it_is_live()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration("before"));
        await using var watch = Watch(world);

        (await watch.NextAsync()).ShouldBe(new EventBatch(1, []));
        await world.RegisterAsync(Sample.Registration("after"));
        (await watch.NextAsync()).Events.ShouldHaveSingleItem().InstanceKey.ShouldBe("after");
    }

    [Fact]
    public async Task What_happens_between_the_call_and_the_first_reading_is_told()
    {
        await using var world = await TestRegistry.StartAsync();
        await using var watch = Watch(world);
        await world.RegisterAsync(Sample.Registration());

        (await watch.NextAsync()).ShouldBe(new EventBatch(0, []));
        (await watch.NextAsync()).Revision.ShouldBe(1);
    }

    [Theory]
    [InlineData(50_000)]
    [InlineData(3)]
    public async Task A_watch_since_a_revision_replays_and_goes_on_without_gap_or_double(int backlog)
    {
        await using var world = await TestRegistry.StartAsync(new() { WatchBacklog = backlog });
        for (var i = 0; i < 30; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        await using var watch = Watch(world, since: 4);
        var revisions = new List<long>();
        var batch = await watch.NextAsync();
        while (!batch.Events.IsEmpty)
        {
            revisions.AddRange(batch.Events.Select(change => change.Revision));
            batch = await watch.NextAsync();
        }

        batch.Revision.ShouldBe(30);
        await world.RegisterAsync(Sample.Registration("live"));
        revisions.AddRange((await watch.NextAsync()).Events.Select(change => change.Revision));
        revisions.ShouldBe(Enumerable.Range(5, 27).Select(revision => (long)revision));
    }

    [Fact]
    public async Task Changes_during_a_replay_come_after_it_once()
    {
        await using var world = await TestRegistry.StartAsync(new() { WatchBacklog = 2 });
        for (var i = 0; i < 10; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        var during = 0;
        world.Store.OnRead = () =>
        {
            if (during++ == 0)
            {
                // Two more push what is being read out of memory.
                world.RegisterAsync(Sample.Registration("x")).GetAwaiter().GetResult();
                world.RegisterAsync(Sample.Registration("y")).GetAwaiter().GetResult();
            }
        };
        await using var watch = Watch(world, since: 0);
        var revisions = new List<long>();
        while (revisions.Count < 12)
        {
            revisions.AddRange((await watch.NextAsync()).Events.Select(change => change.Revision));
        }

        revisions.ShouldBe(Enumerable.Range(1, 12).Select(revision => (long)revision));
    }

    [Fact]
    public async Task A_revision_is_never_split_and_a_batch_has_up_to_1000_events()
    {
        await using var world = await TestRegistry.StartAsync();
        await using var watch = Watch(world);
        await watch.NextAsync();
        foreach (var prefix in new[] { "a", "b", "c" })
        {
            await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 600).Select(i => Sample.Registration($"{prefix}{i}"))]));
        }

        for (var revision = 1; revision <= 3; revision++)
        {
            var batch = await watch.NextAsync();
            batch.Revision.ShouldBe(revision);
            batch.Events.Length.ShouldBe(600);
        }
    }

    [Fact]
    public async Task Revisions_that_wait_come_in_one_batch()
    {
        await using var world = await TestRegistry.StartAsync();
        await using var watch = Watch(world);
        await watch.NextAsync();
        for (var i = 0; i < 5; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        var batch = await watch.NextAsync();
        (batch.Revision, batch.Events.Length).ShouldBe((5, 5));
    }

    [Fact]
    public async Task A_bookmark_comes_at_least_every_minute()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration());
        await using var watch = Watch(world);
        await watch.NextAsync();
        for (var minute = 0; minute < 3; minute++)
        {
            var next = watch.NextAsync();
            world.Time.Advance(TimeSpan.FromMinutes(1));
            (await next).ShouldBe(new EventBatch(1, []));
        }
    }

    [Theory]
    [InlineData(-1L, null, WatchErrorCode.InvalidArgument)]
    [InlineData(null, "epoch", WatchErrorCode.InvalidArgument)]
    [InlineData(1L, "another", WatchErrorCode.EpochChanged)]
    [InlineData(9L, "epoch", WatchErrorCode.RevisionInFuture)]
    public async Task A_beginning_that_cannot_be_is_refused_with_what_is_needed_to_begin_again(long? since, string? epoch, string code)
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration());

        var error = Should.Throw<WatchException>(() => world.Registry.WatchAsync(since, epoch, CancellationToken.None));

        (error.Code, error.Revision, error.CompactedRevision, error.Epoch).ShouldBe((code, 1, 0, "epoch"));
    }

    [Fact]
    public async Task The_compacted_revision_is_a_good_beginning_and_one_before_it_is_not()
    {
        await using var world = await TestRegistry.StartAsync(new() { EventRetentionCount = 5, WatchBacklog = 1 });
        for (var i = 0; i < 20; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        await world.AdvanceUntilAsync(() => world.Registry.CompactedRevision == 15, TimeSpan.FromSeconds(1));
        Should.Throw<WatchException>(() => world.Registry.WatchAsync(14, "epoch", CancellationToken.None)).Code.ShouldBe(WatchErrorCode.RevisionCompacted);
        await using var watch = Watch(world, since: 15);
        (await watch.NextAsync()).Events.First().Revision.ShouldBe(16);
    }

    [Fact]
    public async Task A_replay_that_compaction_overtakes_says_so()
    {
        await using var world = await TestRegistry.StartAsync(new() { EventRetentionCount = 5, WatchBacklog = 1 });
        for (var i = 0; i < 4; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        await using var watch = Watch(world, since: 2);
        for (var i = 4; i < 20; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        await world.AdvanceUntilAsync(() => world.Registry.CompactedRevision > 2, TimeSpan.FromSeconds(1));
        (await Should.ThrowAsync<WatchException>(() => watch.NextAsync())).Code.ShouldBe(WatchErrorCode.RevisionCompacted);
    }

    [Fact]
    public async Task A_watcher_that_does_not_keep_up_is_told_where_to_resume()
    {
        await using var world = await TestRegistry.StartAsync(new() { WatchBacklog = 3 });
        await using var watch = Watch(world);
        await watch.NextAsync();
        await world.RegisterAsync(Sample.Registration("seen"));
        await watch.NextAsync();
        for (var i = 0; i < 10; i++)
        {
            await world.RegisterAsync(Sample.Registration($"{i}"));
        }

        var error = await Should.ThrowAsync<WatchException>(() => watch.NextAsync());

        (error.Code, error.ResumeFrom).ShouldBe((WatchErrorCode.ResumeFrom, 1));
        await using var again = Watch(world, since: error.ResumeFrom);
        (await again.NextAsync()).Events.First().Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_watch_goes_on_across_a_restart_by_its_revision()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration("a"));
        await world.RegisterAsync(Sample.Registration("b"));
        await world.RestartAsync();
        await using var watch = Watch(world, since: 1);

        (await watch.NextAsync()).Events.ShouldHaveSingleItem().InstanceKey.ShouldBe("b");
        (await watch.NextAsync()).ShouldBe(new EventBatch(2, []));
    }

    [Fact]
    public async Task Watches_end_when_the_registry_does_after_all_is_told()
    {
        var world = await TestRegistry.StartAsync();
        await using var watch = Watch(world);
        await watch.NextAsync();
        await world.RegisterAsync(Sample.Registration());
        await world.DisposeAsync();

        (await watch.NextAsync()).Revision.ShouldBe(1);
        (await watch.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_caller_can_wait_for_a_revision()
    {
        await using var world = await TestRegistry.StartAsync();
        var waiting = world.Registry.WaitForRevisionAsync(2, TimeSpan.FromSeconds(5), CancellationToken.None);
        await world.RegisterAsync(Sample.Registration("a"));
        waiting.IsCompleted.ShouldBeFalse();
        await world.RegisterAsync(Sample.Registration("b"));
        (await waiting).ShouldBeTrue();

        var never = world.Registry.WaitForRevisionAsync(9, TimeSpan.FromSeconds(5), CancellationToken.None);
        world.Time.Advance(TimeSpan.FromSeconds(5));
        (await never).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_has_read_a_snapshot_can_watch_from_it_before_its_events_are_told()
    {
        await using var world = await TestRegistry.StartAsync();
        using var feed = new EventFeed(world.Store, world.Snapshot, () => 0, () => 1, world.Options, world.Time);
        await using var watch = new Watcher(feed.WatchAsync(1, null, CancellationToken.None));

        (await watch.NextAsync()).ShouldBe(new EventBatch(1, []));
        feed.OnCommitted(world.Snapshot, [Change(1), Change(2)]);
        (await watch.NextAsync()).Events.ShouldHaveSingleItem().Revision.ShouldBe(2);

        static RegistryEvent Change(long revision) => new()
        {
            Revision = revision,
            Index = 0,
            At = default,
            Change = ChangeKind.Created,
            Namespace = "default",
            ServiceName = "orders",
            Actor = "anonymous",
        };
    }

    [Fact]
    public async Task Many_watchers_of_many_writers_see_the_same()
    {
        await using var world = await TestRegistry.StartAsync(new() { CommandsPerCommit = 7 });
        var watches = Enumerable.Range(0, 20).Select(_ => Watch(world)).ToList();
        var reading = watches.Select(async watch =>
        {
            var seen = new List<(long, int)>();
            while (seen.Count < 300)
            {
                seen.AddRange((await watch.NextAsync()).Events.Select(change => (change.Revision, change.Index)));
            }

            return seen;
        }).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await world.RegisterAsync(Sample.Registration($"{writer}-{i}"));
            }
        })).Concat(Enumerable.Range(0, 50).Select(i => world.ExecuteAsync(Sample.Register(Sample.Registration($"x{i}"), Sample.Registration($"y{i}"))))));
        var all = await Task.WhenAll(reading);

        all.ShouldAllBe(seen => seen.SequenceEqual(all[0]));
        all[0].Select(seen => seen.Item1).Distinct().ShouldBe(Enumerable.Range(1, 250).Select(revision => (long)revision));
        foreach (var watch in watches)
        {
            await watch.DisposeAsync();
        }
    }

    private static Watcher Watch(TestRegistry world, long? since = null) =>
        new(world.Registry.WatchAsync(since, since is null ? null : "epoch", CancellationToken.None));

    private sealed class Watcher(IAsyncEnumerable<EventBatch> watch) : IAsyncDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

        private readonly IAsyncEnumerator<EventBatch> batches = watch.GetAsyncEnumerator();

        public async Task<EventBatch> NextAsync()
        {
            (await batches.MoveNextAsync().AsTask().WaitAsync(Limit)).ShouldBeTrue();
            return batches.Current;
        }

        public async Task<bool> EndsAsync() => !await batches.MoveNextAsync().AsTask().WaitAsync(Limit);

        public ValueTask DisposeAsync() => batches.DisposeAsync();
    }
}
