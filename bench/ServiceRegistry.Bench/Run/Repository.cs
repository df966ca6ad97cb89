using System.Reflection;

namespace ServiceRegistry.Bench.Run;

/// <summary>The clone that this was built from.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepoRoot").Value!;

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);
}
