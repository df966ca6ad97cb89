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

    public StrategyInfo Info { get; } = info;

    /// <summary>Settings that were read once are not read again for each run.</summary>
    public BoundSettings? Bind(string settingsJson, out IReadOnlyList<SettingsProblem> problems)
    {
        problems = [];
        if (bound.TryGetValue(settingsJson, out var known))
        {
            return known;
        }

        var binding = strategy.Bind(settingsJson);
        if (binding.Check is null)
        {
            problems = binding.Problems;
            return null;
        }

        if (bound.Count >= MaxBound)
        {
            bound.Clear();
        }

        return bound[settingsJson] = new(binding.Check, SecretTexts.Of(Info.Settings.Root, settingsJson));
    }

    public SettingsValidation Validate(string settingsJson)
    {
        var binding = strategy.Bind(settingsJson);
        return new SettingsValidation(binding.Json, binding.Problems) { Settings = Info.Settings.Root };
    }

    public ValueTask DisposeAsync()
    {
        bound.Clear();
        return strategy.DisposeAsync();
    }
}
