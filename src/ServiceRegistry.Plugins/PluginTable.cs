using System.Diagnostics.CodeAnalysis;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Loading;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins;

/// <summary>The plugins that are loaded, on their way out, or failed.</summary>
internal sealed class PluginTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LoadedPlugin> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (LoadedPlugin Plugin, LoadedStrategy Strategy)> _strategies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PluginInfo> _others = new(StringComparer.Ordinal);

    public void Add(LoadedPlugin plugin)
    {
        lock (_lock)
        {
            _loaded.Add(plugin.Name, plugin);
            _others.Remove(plugin.Name);
            foreach (var strategy in plugin.Strategies)
            {
                _strategies.Add(strategy.Info.Name, (plugin, strategy));
            }
        }
    }

    public void AddFailed(string name, string error)
    {
        lock (_lock)
        {
            // Where the name is another plugin's, both are to be seen.
            var listed = _loaded.ContainsKey(name) ? name + " (failed)" : name;
            _others[listed] = new PluginInfo(listed, null, null, PluginState.Failed, error, [], null);
        }
    }

    public LoadedPlugin? Find(string name)
    {
        lock (_lock)
        {
            return _loaded.GetValueOrDefault(name);
        }
    }

    /// <summary>A loaded strategy, its plugin's gate entered; whoever got it leaves the gate.</summary>
    public LoadedStrategy? Enter(string strategy, [NotNull] out RunGate? gate)
    {
        lock (_lock)
        {
            if (_strategies.TryGetValue(strategy, out var found) && found.Plugin.Gate.TryEnter())
            {
                gate = found.Plugin.Gate;
                return found.Strategy;
            }
        }

        gate = new RunGate();
        return null;
    }

    /// <summary>Why a plugin cannot stand beside those that are loaded: a sentence; null where it can.</summary>
    public string? Conflict(LoadedPlugin plugin)
    {
        lock (_lock)
        {
            if (_loaded.ContainsKey(plugin.Name))
            {
                return $"Another plugin is named '{plugin.Name}' already.";
            }

            if (plugin.Strategies.GroupBy(s => s.Info.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                return $"It offers the strategy '{twice.Key}' twice.";
            }

            if (plugin.Strategies.FirstOrDefault(s => _strategies.ContainsKey(s.Info.Name)) is { } taken)
            {
                return $"The strategy '{taken.Info.Name}' is offered by the plugin '{_strategies[taken.Info.Name].Plugin.Name}' already.";
            }

            var known = _strategies.Values.SelectMany(s => InputTypes.Of(s.Strategy.Info.Settings, s.Plugin.Name));
            return InputTypes.Conflict([.. known, .. plugin.Strategies.SelectMany(s => InputTypes.Of(s.Info.Settings, plugin.Name))]);
        }
    }

    public LoadedPlugin? BeginUnload(string name)
    {
        lock (_lock)
        {
            if (!_loaded.Remove(name, out var plugin))
            {
                return null;
            }

            foreach (var strategy in plugin.Strategies)
            {
                _strategies.Remove(strategy.Info.Name);
            }

            _others[name] = plugin.Describe(PluginState.Unloading) with { Strategies = [] };
            return plugin;
        }
    }

    public void EndUnload(string name)
    {
        lock (_lock)
        {
            _others.Remove(name);
        }
    }

    public StrategyList ToList()
    {
        lock (_lock)
        {
            return new StrategyList(
                [.. _strategies.Values.Select(s => s.Strategy.Info)],
                [.. _loaded.Values.Select(p => p.Describe(PluginState.Loaded)), .. _others.Values]);
        }
    }
}
