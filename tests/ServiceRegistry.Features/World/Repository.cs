namespace ServiceRegistry.Features.World;

/// <summary>Finds folders of the repository that these tests were built in.</summary>
internal static class Repository
{
    private static string Root { get; } = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ServiceRegistry.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"ServiceRegistry.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
