using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Tests.Checks;

/// <summary>The plugins that come with the server, loaded once as the server loads them.</summary>
public sealed class LoadedChecks : IAsyncLifetime
{
    private readonly PluginFolder folder = new();

    public StrategyList Current => folder.Catalog.Current;

    public async Task InitializeAsync()
    {
        foreach (var name in (string[])["Dns", "Grpc", "Http", "Redis", "Tcp", "Tls", "WebSocket"])
        {
            folder.Add(StagedPlugins.Real(name));
        }

        await folder.LoadAsync();
        Current.Plugins.ShouldAllBe(plugin => plugin.State == PluginState.Loaded);
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    public async Task<CheckResult> RunAsync(string strategy, string settings, CheckTarget target, double seconds = 10)
    {
        (await folder.Catalog.ValidateSettingsAsync(strategy, settings)).Problems.ShouldBeEmpty();
        return await folder.Catalog.RunAsync(strategy, settings, target, TimeSpan.FromSeconds(seconds), CancellationToken.None);
    }

    public async Task WatchAsync(string strategy, string settings, CheckTarget target, Action<CheckResult> report, CancellationToken cancellationToken, double seconds = 10)
    {
        (await folder.Catalog.ValidateSettingsAsync(strategy, settings)).Problems.ShouldBeEmpty();
        await folder.Catalog.WatchAsync(strategy, settings, target, TimeSpan.FromSeconds(seconds), report, cancellationToken);
    }

    /// <summary>The paths of what is wrong with settings.</summary>
    public async Task<IEnumerable<string>> ProblemsAsync(string strategy, string settings) =>
        (await folder.Catalog.ValidateSettingsAsync(strategy, settings)).Problems.Select(problem => string.Join('.', problem.Path));
}

[CollectionDefinition(Name)]
public sealed class LoadedChecksCollection : ICollectionFixture<LoadedChecks>
{
    public const string Name = "loaded checks";
}
