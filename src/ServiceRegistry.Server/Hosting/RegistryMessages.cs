namespace ServiceRegistry.Server.Hosting;

/// <summary>What the server says in its log.</summary>
internal static partial class RegistryMessages
{
    [LoggerMessage(1, LogLevel.Information, "The registry is at revision {Revision}; instances: {Instances}")]
    public static partial void Started(ILogger log, long revision, int instances);

    [LoggerMessage(2, LogLevel.Information, "Plugin {Plugin} {Version} offers {Strategies}")]
    public static partial void PluginLoaded(ILogger log, string plugin, string? version, string strategies);

    [LoggerMessage(9, LogLevel.Error, "Plugin {Plugin} could not be loaded: {Error}")]
    public static partial void PluginFailed(ILogger log, string plugin, string? error);

    [LoggerMessage(12, LogLevel.Information, "Plugin {Plugin} is unloaded")]
    public static partial void PluginGone(ILogger log, string plugin);

    [LoggerMessage(13, LogLevel.Warning, "Plugin {Plugin} {Version}: {Error}")]
    public static partial void PluginInDoubt(ILogger log, string plugin, string? version, string error);

    [LoggerMessage(14, LogLevel.Warning, "Every user of this machine may write into {Path}, and what is there runs in this process: take that right away, or set ServiceRegistry__Plugins__Trust to allowlist")]
    public static partial void PluginsOpenToAll(ILogger log, string path);

    [LoggerMessage(3, LogLevel.Error, "Unexpected error {ErrorId} at {Path}")]
    public static partial void UnexpectedError(ILogger log, string errorId, string path, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A commit of {Commands} commands failed")]
    public static partial void CommitFailed(ILogger log, int commands, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "{Count} results of checks are not in the history: the store is behind")]
    public static partial void ResultsDropped(ILogger log, int count);

    [LoggerMessage(6, LogLevel.Error, "Background work failed and goes on: {Work}")]
    public static partial void BackgroundFailed(ILogger log, string work, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "Introspection is {State}")]
    public static partial void Introspection(ILogger log, string state);

    [LoggerMessage(8, LogLevel.Warning, "The schema: {Warning}")]
    public static partial void SchemaWarning(ILogger log, string warning);

    [LoggerMessage(11, LogLevel.Error, "The schema could not follow the plugins; the one before stays in use")]
    public static partial void SchemaFailed(ILogger log, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "There is no folder {Path}: checks are only those that are built in (ServiceRegistry__Plugins__Path)")]
    public static partial void NoPlugins(ILogger log, string path);

    [LoggerMessage(15, LogLevel.Error, "The plugins folder {Path} cannot be read, so nothing of it is loaded until it can: {Reason}")]
    public static partial void PluginsUnreadable(ILogger log, string path, string reason);
}
