using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.Core.Strategies;

/// <summary>What is offered at one moment.</summary>
public sealed class StrategyList
{
    private readonly FrozenDictionary<string, StrategyInfo> byName;

    public StrategyList(IReadOnlyList<StrategyInfo> strategies, IReadOnlyList<PluginInfo> plugins)
    {
        Strategies = [.. strategies.OrderBy(s => s.Name, StringComparer.Ordinal)];
        Plugins = [.. plugins.OrderBy(p => p.Name, StringComparer.Ordinal)];
        byName = Strategies.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>The strategies, by name.</summary>
    public IReadOnlyList<StrategyInfo> Strategies { get; }

    /// <summary>The plugins, those that failed among them, by name.</summary>
    public IReadOnlyList<PluginInfo> Plugins { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out StrategyInfo? strategy) => byName.TryGetValue(name, out strategy);
}
