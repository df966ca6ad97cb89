namespace ServiceRegistry.Abstractions;

/// <summary>
/// A strategy as the host sees it: only texts, JSON and types of this assembly pass. Derive from
/// <see cref="HealthCheckStrategy{TSettings}"/>, which implements it. The host makes one object of each public class by its
/// parameterless constructor, calls <see cref="Initialize"/> once, <see cref="Bind"/> and the bound checks from many threads
/// at once, and <see cref="IAsyncDisposable.DisposeAsync"/> when no run is left.
/// </summary>
public interface IHealthCheckStrategy : IAsyncDisposable
{
    /// <summary>
    /// The name by which checks choose it and the field of <c>HealthCheckStrategyInput</c>: a lower-case letter, then
    /// letters and digits, 64 at most.
    /// </summary>
    string Name { get; }

    /// <summary>What it checks, in a sentence.</summary>
    string? Description { get; }

    /// <summary>Its settings, as they become an input type of the GraphQL schema.</summary>
    SettingsSchema Settings { get; }

    /// <summary>Whether any of its checks may be an <see cref="IWatchingCheck"/>; false unless implemented.</summary>
    bool Pushes => false;

    /// <summary>Hands over the host, once, before any check is bound.</summary>
    void Initialize(IStrategyHost host);

    /// <summary>Reads settings from JSON: a check that can run, or everything that is wrong with them.</summary>
    SettingsBinding Bind(string settingsJson);
}
