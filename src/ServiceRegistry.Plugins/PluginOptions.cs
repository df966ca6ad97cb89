using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Egress;

namespace ServiceRegistry.Plugins;

/// <summary>Where plugins are and what their checks may do.</summary>
/// <param name="Path">The plugins folder; one that does not exist holds no plugins.</param>
public sealed record PluginOptions(string Path)
{
    /// <summary>Which addresses checks may connect to.</summary>
    public EgressPolicy Egress { get; init; } = EgressPolicy.Default;

    /// <summary>Put before what opens connections, to tell of them; null puts nothing there.</summary>
    public Func<IConnector, IConnector>? Through { get; init; }

    /// <summary>Which plugins may be loaded.</summary>
    public PluginTrust Trust { get; init; }

    /// <summary>The SHA-256 of each plugin that may be loaded where <see cref="Trust"/> asks for it, in hexadecimal digits.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Whether plugins are loaded, replaced and let go as their folders change, without being asked to.</summary>
    public bool HotReload { get; init; } = true;

    /// <summary>How long the files of a folder must have stayed as they are before it is acted on.</summary>
    public TimeSpan Still { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a plugin's constructors may take.</summary>
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a strategy may take to read settings.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its cancellation a run is waited for, before it is abandoned.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the running checks of a plugin are waited for when it is unloaded.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
