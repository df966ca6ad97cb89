namespace ServiceRegistry.Core.Strategies;

/// <summary>A plugin that was found, loaded or not.</summary>
/// <param name="Name">Its name: of its plugin.json, or of its folder.</param>
/// <param name="Version">Its version: of its plugin.json, or of its assembly.</param>
/// <param name="Description">What it offers, in a sentence.</param>
/// <param name="State">What became of it.</param>
/// <param name="Error">The error in full where it is FAILED; why where it is QUARANTINED, or UNLOADING for too long.</param>
/// <param name="Strategies">The names of its strategies; empty unless it is loaded.</param>
/// <param name="LoadedAt">When it was loaded.</param>
public sealed record PluginInfo(
    string Name, string? Version, string? Description, PluginState State, string? Error,
    IReadOnlyList<string> Strategies, DateTimeOffset? LoadedAt);

/// <summary>What became of a plugin.</summary>
public enum PluginState
{
    /// <summary>Its strategies are offered.</summary>
    Loaded,

    /// <summary>It could not be loaded; the error says why.</summary>
    Failed,

    /// <summary>It is on its way out: running checks end, no new ones begin.</summary>
    Unloading,

    /// <summary>It ignored the cancellation of too many runs: no check runs with it until it is replaced or reloaded.</summary>
    Quarantined,
}
