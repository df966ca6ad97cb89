using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.Core.Strategies;

/// <summary>The strategies that checks can be made of, as the loaded plugins offer them.</summary>
public interface IStrategyCatalog
{
    /// <summary>What is offered now: immutable, replaced as a whole.</summary>
    StrategyList Current { get; }

    /// <summary>Raised after <see cref="Current"/> was replaced, on the thread that did it: hand the work on, do not block.</summary>
    event Action? Changed;

    /// <summary>The strategy of this name, where it is loaded.</summary>
    bool TryGet(string name, [NotNullWhen(true)] out StrategyInfo? strategy) => Current.TryGet(name, out strategy);

    /// <summary>
    /// Holds settings, as JSON, against the strategy: their normal form (every default filled in, a fixed order of fields, so
    /// that equal settings are equal as text), or everything that is wrong with them. A strategy that throws, or takes longer than some
    /// seconds, is one of the problems.
    /// </summary>
    Task<SettingsValidation> ValidateSettingsAsync(string strategy, string settingsJson);
}
