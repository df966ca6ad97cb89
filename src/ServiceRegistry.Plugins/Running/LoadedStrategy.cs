using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Running;

/// <summary>A check that can run.</summary>
/// <param name="Check">The check.</param>
/// <param name="Secrets">What is to be taken out of what it says.</param>
internal sealed record BoundSettings(IBoundCheck Check, SecretTexts Secrets);

/// <summary>A strategy that can run, with the settings it has read.</summary>
internal sealed class LoadedStrategy(IHealthCheckStrategy strategy, StrategyInfo info) : IAsyncDisposable
{
    /// <summary>Far more than the checks of one strategy that differ; above it all are read anew.</summary>
    private const int MaxBound = 50_000;

    private readonly ConcurrentDictionary<string, BoundSettings> bound = new(StringComparer.Ordinal);

    private int leftBehind;

    public StrategyInfo Info { get; } = info;

    /// <summary>Readings of settings that are waited for no more, and have not ended.</summary>
    public int LeftBehind => Volatile.Read(ref leftBehind);

    /// <summary>The check of settings that were kept; null where they were not.</summary>
    public BoundSettings? Kept(string settingsJson) => bound.GetValueOrDefault(settingsJson);

    /// <summary>Keeps a check: settings that were read once are not read again for each run.</summary>
    public BoundSettings Keep(string settingsJson, IBoundCheck check)
    {
        if (bound.Count >= MaxBound)
        {
            bound.Clear();
        }

        return bound[settingsJson] = new(check, SecretTexts.Of(Info.Settings.Root, settingsJson));
    }

    /// <summary>The strategy's own code: <see cref="SettingsReading"/> guards it.</summary>
    public SettingsBinding Read(string settingsJson) => strategy.Bind(settingsJson);

    public void LeaveBehind(Task reading)
    {
        Interlocked.Increment(ref leftBehind);
        reading.ContinueWith(_ => Interlocked.Decrement(ref leftBehind), TaskScheduler.Default);
    }

    public ValueTask DisposeAsync()
    {
        bound.Clear();
        return strategy.DisposeAsync();
    }
}
