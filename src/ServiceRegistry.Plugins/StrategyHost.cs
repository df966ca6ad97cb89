using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins;

/// <summary>What every strategy is lent.</summary>
internal sealed record StrategyHost(IConnector Connector, TimeProvider Time) : IStrategyHost;
