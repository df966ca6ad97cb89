using System.Reflection;

namespace ServiceRegistry.Plugins.Tests;

/// <summary>Where the build left the plugins.</summary>
internal static class StagedPlugins
{
    public static string Real(string name) => Path.Combine(Folder("StagedPlugins"), name);

    public static string Toy(string name) => Path.Combine(Folder("StagedTestPlugins"), name);

    private static string Folder(string key) => typeof(StagedPlugins).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
