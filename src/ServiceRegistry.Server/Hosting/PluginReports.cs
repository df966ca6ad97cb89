using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Says in the log what became of each plugin, at the start and whenever it changes.</summary>
internal sealed class PluginReports(PluginCatalog catalog, PluginOptions options, ILogger<PluginReports> log)
{
    private readonly Lock gate = new();
    private IReadOnlyList<PluginInfo> told = [];

    public void Begin()
    {
        if (!Directory.Exists(options.Path))
        {
            RegistryMessages.NoPlugins(log, options.Path);
        }
        else
        {
            LookAtPermissions();
        }

        catalog.Changed += Tell;
        Tell();
    }

    private void LookAtPermissions()
    {
        try
        {
            var folders = Directory.GetDirectories(options.Path).Prepend(options.Path);
            if (options.Trust == PluginTrust.Any && !OperatingSystem.IsWindows()
                && folders.Any(folder => new DirectoryInfo(folder).UnixFileMode.HasFlag(UnixFileMode.OtherWrite)))
            {
                RegistryMessages.PluginsOpenToAll(log, options.Path);
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            RegistryMessages.PluginsUnreadable(log, options.Path, exception.Message);
        }
    }

    private void Tell()
    {
        lock (gate)
        {
            var now = catalog.Current.Plugins;
            foreach (var plugin in now.Where(plugin => !told.Any(before => IsAsBefore(plugin, before))))
            {
                Tell(plugin);
            }

            foreach (var name in told.Select(before => before.Name).Except(now.Select(plugin => plugin.Name)))
            {
                RegistryMessages.PluginGone(log, name);
            }

            told = now;
        }
    }

    private static bool IsAsBefore(PluginInfo plugin, PluginInfo before) =>
        (plugin.Name, plugin.State, plugin.Error, plugin.LoadedAt) == (before.Name, before.State, before.Error, before.LoadedAt);

    private void Tell(PluginInfo plugin)
    {
        switch (plugin.State)
        {
            case PluginState.Failed:
                RegistryMessages.PluginFailed(log, plugin.Name, plugin.Error);
                break;
            case PluginState.Unloading or PluginState.Quarantined when plugin.Error is { } error:
                RegistryMessages.PluginInDoubt(log, plugin.Name, plugin.Version, error);
                break;
            case PluginState.Loaded:
                RegistryMessages.PluginLoaded(log, plugin.Name, plugin.Version, string.Join(", ", plugin.Strategies));
                break;
        }
    }
}
