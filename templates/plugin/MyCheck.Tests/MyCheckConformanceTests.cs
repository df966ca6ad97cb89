using ServiceRegistry.Plugins.Testing;

namespace MyCheck.Tests;

/// <summary>The plugin keeps what every plugin has to.</summary>
public sealed class MyCheckConformanceTests : PluginConformance
{
    protected override string PluginFolder => BuiltPlugin.Folder;

    protected override string Strategy => "myCheck";

    protected override string Settings => "{}";

    /// <summary>What a good target would say first: hostile ones go on from there.</summary>
    protected override byte[] Opening => "22"u8.ToArray();
}
