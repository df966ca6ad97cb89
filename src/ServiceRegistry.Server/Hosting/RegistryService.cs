using ServiceRegistry.Core;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Starts the registry before the server listens, and stops it when nobody listens any more.</summary>
internal sealed class RegistryService(
    RegistrySettings settings, PluginCatalog plugins, Registry registry, IRequestExecutorProvider executors, ILogger<RegistryService> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await plugins.LoadAllAsync(cancellationToken);
        if (!Directory.Exists(settings.Plugins.Path))
        {
            RegistryMessages.NoPlugins(log, settings.Plugins.Path);
        }

        foreach (var plugin in plugins.Current.Plugins)
        {
            if (plugin.State == PluginState.Failed)
            {
                RegistryMessages.PluginFailed(log, plugin.Name, plugin.Error);
            }
            else
            {
                RegistryMessages.PluginLoaded(log, plugin.Name, plugin.Version, string.Join(", ", plugin.Strategies));
            }
        }

        await registry.StartAsync(cancellationToken);

        // The schema is built now: a fault in it ends the start, and the first request does not wait for it.
        _ = executors.Current;
        RegistryMessages.Started(log, registry.Snapshot.Revision, registry.Snapshot.InstanceCount);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await registry.DisposeAsync();
}
