using System.Reflection;
using System.Runtime.Loader;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// The load context of one plugin. What stands in its folder is its own, also where another plugin has another version of
/// the same library; the contract and the framework are the host's.
/// </summary>
internal sealed class PluginLoadContext(string name, string assemblyPath) : AssemblyLoadContext(name, isCollectible: true)
{
    private readonly AssemblyDependencyResolver resolver = new(assemblyPath);
    private readonly string folder = Path.GetDirectoryName(assemblyPath)!;

    /// <summary>Told what its code threw where nobody can catch it.</summary>
    public Action<string>? Strayed { get; set; }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (SharedAssemblies.IsContract(assemblyName.Name))
        {
            return null;
        }

        if (FindPrivate(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        // Null would go on to search among the host's own libraries.
        return SharedAssemblies.IsFramework(assemblyName.Name) || assemblyName.CultureName is { Length: > 0 }
            ? null
            : throw new FileNotFoundException($"{assemblyName.Name}, version {assemblyName.Version}, is not in the folder of the plugin {Name}.", assemblyName.Name + ".dll");
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    /// <summary>By the plugin's deps.json; a library that is just laid beside it counts too.</summary>
    private string? FindPrivate(AssemblyName assemblyName)
    {
        if (resolver.ResolveAssemblyToPath(assemblyName) is { } listed)
        {
            return listed;
        }

        var beside = Path.Combine(this.folder, assemblyName.Name + ".dll");
        return !SharedAssemblies.IsFramework(assemblyName.Name) && string.IsNullOrEmpty(assemblyName.CultureName) && File.Exists(beside) ? beside : null;
    }
}
