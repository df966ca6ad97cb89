using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// What a plugin gets from the host: the contract, which must be the same type on both sides, and the framework. The host's
/// own libraries are none of a plugin's business.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly string Contract = typeof(IHealthCheckStrategy).Assembly.GetName().Name!;
    private static readonly HashSet<string> Framework = FindFramework();

    public static bool IsContract(string? name) => string.Equals(name, Contract, StringComparison.OrdinalIgnoreCase);

    public static bool IsFramework(string? name) => name is not null && Framework.Contains(name);

    private static HashSet<string> FindFramework()
    {
        var application = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        // A self-contained host has the framework in its own folder, beside its libraries.
        var selfContained = Path.GetDirectoryName(typeof(object).Assembly.Location) == application;
        return ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) != application
                || (selfContained && !Path.GetFileName(path).StartsWith("ServiceRegistry.", StringComparison.Ordinal)))
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
