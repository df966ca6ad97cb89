namespace ServiceRegistry.Server.Tests;

/// <summary>Where the repository is, seen from its tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ServiceRegistry.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ServiceRegistry.sln is in no folder above the tests.");
    }
}
