using ServiceRegistry.Plugins.Egress;

namespace ServiceRegistry.Plugins;

/// <summary>Where plugins are and what their checks may do.</summary>
/// <param name="Path">The plugins folder; one that does not exist holds no plugins.</param>
public sealed record PluginOptions(string Path)
{
    /// <summary>Which addresses checks may connect to.</summary>
    public EgressPolicy Egress { get; init; } = EgressPolicy.Default;

    /// <summary>How long a plugin's constructors may take.</summary>
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after its cancellation a run is waited for, before it is abandoned.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the running checks of a plugin are waited for when it is unloaded.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
