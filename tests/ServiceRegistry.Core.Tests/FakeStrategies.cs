using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Tests;

/// <summary>Runs checks by a function of their settings, and counts what runs at once.</summary>
internal sealed class FakeStrategies : IStrategyRunner
{
    private readonly ConcurrentDictionary<string, int> running = new();
    private int count;

    public Func<string, CancellationToken, Task<CheckResult>> Probe { get; set; } = (_, _) => Task.FromResult(CheckResult.Pass("fine"));

    /// <summary>The settings with which a target is watched; none unless said.</summary>
    public Func<string, bool> Watched { get; set; } = _ => false;

    /// <summary>Every watch that began.</summary>
    public ConcurrentQueue<FakeWatch> Watches { get; } = new();

    /// <summary>The settings of every run that began.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    public int Running => Volatile.Read(ref this.count);

    public int MostAtOnce { get; private set; }

    /// <summary>Checks that ran twice at once.</summary>
    public ConcurrentQueue<string> Twice { get; } = new();

    public async ValueTask<CheckResult> RunAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var now = Interlocked.Increment(ref this.count);
        lock (running)
        {
            MostAtOnce = Math.Max(MostAtOnce, now);
        }

        if (running.AddOrUpdate(settingsJson, 1, (_, count) => count + 1) > 1)
        {
            Twice.Enqueue(settingsJson);
        }

        Begun.Enqueue(settingsJson);
        try
        {
            return await Probe(settingsJson, cancellationToken);
        }
        finally
        {
            running.AddOrUpdate(settingsJson, 0, (_, count) => count - 1);
            Interlocked.Decrement(ref this.count);
        }
    }

    public ValueTask<bool> PushesAsync(string strategy, string settingsJson) => ValueTask.FromResult(Watched(settingsJson));

    public Task WatchAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        var watch = new FakeWatch(settingsJson, report, cancellationToken);
        Watches.Enqueue(watch);
        return watch.Over;
    }
}
