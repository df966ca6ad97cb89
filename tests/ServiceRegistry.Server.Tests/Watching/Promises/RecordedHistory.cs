using System.Collections.Concurrent;
using ServiceRegistry.Core;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>
/// A history with writers, compaction, bookmarks and subscribers that come and go, all at once. The seed decides what everybody does;
/// who comes first is decided anew each time.
/// </summary>
internal sealed class RecordedHistory
{
    private const int Writers = 4;
    private const int Subscribers = 12;
    private const int MutationsOfWriter = 150;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string?[] Tags = [null, null, "blue", "green"];

    // Small enough that replays come from the log, live watchers fall behind, and what was seen is compacted away.
    private static readonly RegistryOptions Options = new() { WatchBacklog = 60, EventRetentionCount = 400, CommandsPerCommit = 5 };

    private RecordedHistory(int seed) => Seed = seed;

    public int Seed { get; }

    public IReadOnlyList<Chain> Chains { get; private set; } = [];

    public IReadOnlyCollection<Beginning> Beginnings { get; private set; } = [];

    /// <summary>Everything that was committed.</summary>
    public CommitLog Log { get; private set; } = null!;

    /// <summary>What a list holds at the end, with each filter.</summary>
    public IReadOnlyDictionary<Interest, Chain> Lists { get; private set; } = new Dictionary<Interest, Chain>();

    public static async Task<RecordedHistory> RecordAsync(int seed)
    {
        var history = new RecordedHistory(seed);
        await using var server = await InProcessServer.StartAsync(Options);
        history.Log = server.Log;
        await history.RunAsync(server);
        return history;
    }

    private async Task RunAsync(InProcessServer server)
    {
        var beginnings = new ConcurrentBag<Beginning>();
        var written = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var noMoreWrites = new CancellationTokenSource();
        var subscribers = Enumerable.Range(0, Subscribers)
            .Select(i => new RandomSubscriber(server, $"seed {Seed}, client {i}", new Interest(Tags[i % Tags.Length]), new Random((Seed * 1000) + i), beginnings))
            .ToList();
        var watching = subscribers.Select(subscriber => Task.Run(() => subscriber.WatchAsync(written.Task, noMoreWrites.Token))).ToList();
        var passing = PassTimeAsync(server, noMoreWrites.Token);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i =>
            Task.Run(() => new RandomWriter(server, i, new Random((Seed * 1000) + 500 + i)).WriteAsync(MutationsOfWriter))));
        var last = server.Registry.Snapshot.Revision;

        // Watchers are told a moment after the callers: whoever joined in between would learn of a last change that it does not want by the next bookmark.
        await server.ToldAsync(last);
        written.SetResult(last);
        await noMoreWrites.CancelAsync();
        await passing;
        await EndAsync(subscribers.Zip(watching), last);

        Chains = [.. subscribers.SelectMany(subscriber => subscriber.Chains)];
        Beginnings = beginnings;
        var lists = new Dictionary<Interest, Chain>();
        foreach (var interest in Chains.Select(chain => chain.Interest).Distinct())
        {
            lists[interest] = await new RandomSubscriber(server, "list", interest, new Random(Seed), beginnings).ListAsync();
        }

        Lists = lists;
    }

    private static async Task EndAsync(IEnumerable<(RandomSubscriber Subscriber, Task Watching)> watches, long last)
    {
        foreach (var (subscriber, watching) in watches)
        {
            try
            {
                await watching.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"{subscriber.Chains[^1]}: still at {subscriber.Chains[^1].Position} of {last}.");
            }
        }
    }

    // Compaction and bookmarks go by the clock.
    private static async Task PassTimeAsync(InProcessServer server, CancellationToken noMoreWrites)
    {
        try
        {
            while (true)
            {
                await server.Registry.WaitForRevisionAsync(server.Registry.Snapshot.Revision + 15, TimeSpan.FromDays(1), noMoreWrites);
                server.Time.Advance(TimeSpan.FromSeconds(10));
            }
        }
        catch (OperationCanceledException)
        {
            // All is written.
        }
    }
}
