using System.Diagnostics.CodeAnalysis;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Loading;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins;

/// <summary>The plugins that are loaded, on their way out, or failed.</summary>
internal sealed class PluginTable
{
    private readonly Lock table = new();
    private readonly Dictionary<string, LoadedPlugin> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (LoadedPlugin Plugin, LoadedStrategy Strategy)> strategies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PluginInfo> others = new(StringComparer.Ordinal);

    /// <summary>Adds a plugin, in the place of another one where that is named.</summary>
    /// <returns>The one that it stands for, which is listed as UNLOADING.</returns>
    public LoadedPlugin? Add(LoadedPlugin plugin, string? instead = null)
    {
        lock (table)
        {
            var replaced = instead is null ? null : BeginUnload(instead);
            loaded.Add(plugin.Name, plugin);
            if (replaced?.Name != plugin.Name)
            {
                others.Remove(plugin.Name);
            }

            foreach (var strategy in plugin.Strategies)
            {
                strategies.Add(strategy.Info.Name, (plugin, strategy));
            }

            return replaced;
        }
    }

    /// <returns>As what it is listed.</returns>
    public string AddFailed(string name, string error)
    {
        lock (table)
        {
            // Where the name is another plugin's, both are to be seen.
            var listed = loaded.ContainsKey(name) || others.ContainsKey(name) ? name + " (failed)" : name;
            others[listed] = new PluginInfo(listed, null, null, PluginState.Failed, error, [], null);
            return listed;
        }
    }

    public void RemoveFailed(string listed)
    {
        lock (table)
        {
            others.Remove(listed);
        }
    }

    public LoadedPlugin? Find(string name)
    {
        lock (table)
        {
            return loaded.GetValueOrDefault(name);
        }
    }

    /// <summary>The names of the plugins that no check may run with.</summary>
    public IReadOnlyList<string> Quarantined()
    {
        lock (table)
        {
            return [.. loaded.Values.Where(plugin => plugin.Gate.IsQuarantined).Select(plugin => plugin.Name)];
        }
    }

    /// <summary>A loaded strategy, its plugin's gate entered; whoever got it leaves the gate.</summary>
    public LoadedStrategy? Enter(string strategy, [NotNull] out RunGate? gate)
    {
        lock (table)
        {
            if (strategies.TryGetValue(strategy, out var found) && found.Plugin.Gate.TryEnter())
            {
                gate = found.Plugin.Gate;
                return found.Strategy;
            }
        }

        gate = new RunGate();
        return null;
    }

    /// <summary>Why a plugin cannot stand beside those that are loaded: a sentence; null where it can.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="instead">The name of the one that it replaces; null where it replaces none.</param>
    public string? Conflict(LoadedPlugin plugin, string? instead = null)
    {
        lock (table)
        {
            if (plugin.Name != instead && loaded.ContainsKey(plugin.Name))
            {
                return $"Another plugin is named '{plugin.Name}' already.";
            }

            if (plugin.Strategies.GroupBy(s => s.Info.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                return $"It offers the strategy '{twice.Key}' twice.";
            }

            if (plugin.Strategies.FirstOrDefault(s => strategies.TryGetValue(s.Info.Name, out var other) && other.Plugin.Name != instead) is { } taken)
            {
                return $"The strategy '{taken.Info.Name}' is offered by the plugin '{strategies[taken.Info.Name].Plugin.Name}' already.";
            }

            var known = strategies.Values.Where(s => s.Plugin.Name != instead).SelectMany(s => InputTypes.Of(s.Strategy.Info.Settings, s.Plugin.Name));
            return InputTypes.Conflict([.. known, .. plugin.Strategies.SelectMany(s => InputTypes.Of(s.Info.Settings, plugin.Name))]);
        }
    }

    public LoadedPlugin? BeginUnload(string name)
    {
        lock (table)
        {
            if (!loaded.Remove(name, out var plugin))
            {
                return null;
            }

            foreach (var strategy in plugin.Strategies)
            {
                strategies.Remove(strategy.Info.Name);
            }

            others[name] = plugin.Describe(PluginState.Unloading) with { Strategies = [] };
            return plugin;
        }
    }

    public void EndUnload(string name, string? error)
    {
        lock (table)
        {
            if (others.TryGetValue(name, out var listed) && listed.State == PluginState.Unloading)
            {
                others.Remove(name);
            }
        }

        if (error is not null)
        {
            AddFailed(name, error);
        }
    }

    /// <param name="held">Plugins that are out of the table, and yet not gone.</param>
    public StrategyList ToList(IReadOnlyList<PluginInfo> held)
    {
        lock (table)
        {
            return new StrategyList(
                [.. strategies.Values.Select(s => s.Strategy.Info)],
                [.. loaded.Values.Select(p => p.Describe()), .. others.Values, .. held]);
        }
    }
}
