using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>Holds the contract that an assembly was built against to the host's, before any of its code runs.</summary>
internal static class ContractReference
{
    private static readonly System.Reflection.AssemblyName Contract = typeof(IHealthCheckStrategy).Assembly.GetName();

    public static void Check(string path)
    {
        var file = Path.GetFileName(path);
        if (Read(path, file) is not { } built)
        {
            throw new PluginLoadException($"{file} does not reference {Contract.Name}: it is not a plugin.");
        }

        var host = Contract.Version!;
        if (built.Major != host.Major || built.Minor > host.Minor)
        {
            throw new PluginLoadException(
                $"{file} was built against {Contract.Name} {built.ToString(2)}; this server loads plugins built against {host.Major}.0 to {host.ToString(2)}. {Remedy(built, host)}");
        }
    }

    private static string Remedy(Version built, Version host) => built.Major < host.Major
        ? $"Rebuild the plugin against {host.ToString(2)}."
        : $"Update the server, or rebuild the plugin against {host.ToString(2)}.";

    private static Version? Read(string path, string file)
    {
        try
        {
            using var pe = new PEReader(File.OpenRead(path));
            if (!pe.HasMetadata || pe.GetMetadataReader() is not { IsAssembly: true } metadata)
            {
                throw new PluginLoadException($"{file} is not a .NET assembly.");
            }

            return metadata.AssemblyReferences
                .Select(metadata.GetAssemblyReference)
                .Where(reference => metadata.GetString(reference.Name) == Contract.Name)
                .Select(reference => reference.Version)
                .FirstOrDefault();
        }
        catch (BadImageFormatException)
        {
            throw new PluginLoadException($"{file} is not a .NET assembly.");
        }
    }
}
