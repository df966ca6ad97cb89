namespace ServiceRegistry.Plugins;

/// <summary>Which plugins may be loaded: what they do, they do in the server's process.</summary>
public enum PluginTrust
{
    /// <summary>Whatever is in the folder: whoever can write there is trusted.</summary>
    Any,

    /// <summary>Only what is known by the SHA-256 of its files.</summary>
    Allowlist,
}
