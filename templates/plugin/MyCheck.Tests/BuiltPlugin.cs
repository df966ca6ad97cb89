using System.Reflection;

namespace MyCheck.Tests;

/// <summary>Where the build left the plugin.</summary>
internal static class BuiltPlugin
{
    public static string Folder => typeof(BuiltPlugin).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PluginFolder").Value!;
}
