using ServiceRegistry.Core;
using ServiceRegistry.Plugins;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Starts the registry before the server listens, and stops it when nobody listens any more.</summary>
internal sealed class RegistryService(
    PluginCatalog plugins, PluginReports reports, Registry registry, IRequestExecutorProvider executors, CheckMeter meter, ILogger<RegistryService> log)
    : IHostedService
{
    private Task pluginsLoaded = Task.CompletedTask;
    private Task stateLoaded = Task.CompletedTask;
    private Task schemaBuilt = Task.CompletedTask;

    /// <summary>Begins what takes time, beside whatever else the host has to do before it starts: what fails is told by <see cref="StartAsync"/>.</summary>
    public void Begin()
    {
        pluginsLoaded = Task.Run(() => plugins.LoadAllAsync(CancellationToken.None));
        stateLoaded = registry.LoadAsync(CancellationToken.None);
        schemaBuilt = BuildSchemaAsync();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await pluginsLoaded;
        reports.Begin();

        // The schema is built before anybody can ask: a fault in it ends the start, and the first request does not wait for it.
        await stateLoaded;
        await registry.StartAsync(cancellationToken);
        meter.Observe(() => registry.CheckLoad);
        await schemaBuilt;
        plugins.Watch(exception => RegistryMessages.BackgroundFailed(log, "following the plugins folder", exception));
        RegistryMessages.Started(log, registry.Snapshot.Revision, registry.Snapshot.InstanceCount);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await registry.DisposeAsync();

    private async Task BuildSchemaAsync()
    {
        await pluginsLoaded;
        _ = executors.Current;
    }
}
