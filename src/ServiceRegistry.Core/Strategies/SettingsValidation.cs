using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Strategies;

/// <summary>Settings held against a strategy.</summary>
/// <param name="Json">Their normal form; null where there are problems.</param>
/// <param name="Problems">All that is wrong, each with its path from the settings down; empty where nothing is.</param>
public sealed record SettingsValidation(string? Json, IReadOnlyList<SettingsProblem> Problems)
{
    /// <summary>What the settings are; null where the strategy is not loaded.</summary>
    public SettingsObject? Settings { get; init; }
}
