namespace ServiceRegistry.Core.Strategies;

/// <summary>Looks at the plugins folder when asked to.</summary>
public interface IPluginReload
{
    /// <summary>Loads, replaces and lets go what changed in the folder, without waiting until it has been still; what is quarantined is loaded anew.</summary>
    /// <param name="cancellationToken">Stops between two plugins.</param>
    Task ReloadAsync(CancellationToken cancellationToken);
}
