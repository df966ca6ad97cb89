using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>What a watch promises, held against histories in which everything happens at once.</summary>
public sealed class WatchPromisesTests(WatchPromisesTests.Histories histories) : IClassFixture<WatchPromisesTests.Histories>
{
    [Fact]
    public void Ordered_by_revision() => ForAll(chain =>
    {
        chain.Events.Select(change => change.Revision).ShouldBeInOrder(SortDirection.Ascending, chain.ToString());
        chain.Sets.Select(set => set.Revision).ShouldBeInOrder(SortDirection.Ascending, chain.ToString());
    });

    [Fact]
    public void Unique_none_twice_also_over_reconnects() => ForAll(chain => chain.Events.Select(change => change.ToString()).ShouldBeUnique(chain.ToString()));

    [Fact]
    public void Reliable_none_missing_none_that_was_not_committed() => ForAll((history, chain) =>
        chain.Events.Select(change => change.ToString()).ShouldBe(
            chain.Interest.Expected(history.Log.After(chain.Since ?? long.MaxValue).Where(change => change.Revision <= chain.Position)), chain.ToString()));

    [Fact]
    public void Atomic_all_of_a_revision_together() => ForAll((history, chain) =>
    {
        foreach (var set in chain.Sets.Where(set => !set.IsBookmark))
        {
            set.Events.Select(change => change.Revision).Max().ShouldBeLessThanOrEqualTo(set.Revision, chain.ToString());
        }

        chain.Sets.SelectMany(set => set.Events.Select(change => change.Revision).Distinct()).ShouldBeUnique(chain.ToString());
    });

    [Fact]
    public void Resumable_from_every_revision_that_is_not_compacted()
    {
        foreach (var history in histories.All)
        {
            history.Beginnings.ShouldContain(beginning => beginning.Error == null, $"seed {history.Seed}");
            history.Beginnings.ShouldContain(beginning => beginning.Error != null, $"seed {history.Seed}: nobody came too late");
            foreach (var (since, compacted, error) in history.Beginnings)
            {
                if (error is null)
                {
                    since.ShouldBeGreaterThanOrEqualTo(compacted, $"seed {history.Seed}");
                }
                else
                {
                    error.Code.ShouldBe(WatchErrorCode.RevisionCompacted, $"seed {history.Seed}, since {since}: {error.Message}");
                    since.ShouldBeLessThan(compacted, $"seed {history.Seed}");
                }
            }
        }
    }

    [Fact]
    public void Bookmarkable_what_a_bookmark_says_is_told_and_resuming_from_it_is_exact()
    {
        var resumed = 0;
        ForAll((history, chain) =>
        {
            var told = new List<string>();
            foreach (var set in chain.Sets)
            {
                told.AddRange(set.Events.Select(change => change.ToString()));
                if (set.IsBookmark)
                {
                    told.ShouldBe(chain.Interest.Expected(history.Log.After(chain.Since!.Value).Where(change => change.Revision <= set.Revision)), chain.ToString());
                    resumed += chain.Resumed.Contains(set.Revision) ? 1 : 0;
                }
            }
        });
        resumed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_list_with_the_changes_since_is_a_later_list()
    {
        var folded = 0;
        ForAll((history, chain) =>
        {
            var list = history.Lists[chain.Interest];
            if (chain.Start is not null && chain.Position == list.Since)
            {
                folded++;
                chain.Fold().OrderBy(one => one.Key).ShouldBe(list.Start!.OrderBy(one => one.Key), chain.ToString());
            }
        });
        folded.ShouldBeGreaterThan(0);
    }

    private void ForAll(Action<Chain> hold) => ForAll((_, chain) => hold(chain));

    private void ForAll(Action<RecordedHistory, Chain> hold)
    {
        foreach (var history in histories.All)
        {
            foreach (var chain in history.Chains)
            {
                hold(history, chain);
            }
        }
    }

    public sealed class Histories : IAsyncLifetime
    {
        private static readonly int[] Seeds = [1, 2, 3];

        internal List<RecordedHistory> All { get; } = [];

        public async Task InitializeAsync()
        {
            foreach (var seed in Seeds)
            {
                All.Add(await RecordedHistory.RecordAsync(seed));
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
