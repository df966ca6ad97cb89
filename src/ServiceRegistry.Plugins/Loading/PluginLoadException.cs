namespace ServiceRegistry.Plugins.Loading;

/// <summary>A plugin that cannot be loaded, with the reason for whoever put it there.</summary>
internal sealed class PluginLoadException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The sentence, and all that is known of an error that was not foreseen.</summary>
    public string InFull => InnerException is null ? Message : $"{Message}\n{InnerException}";
}
