namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// Copies of plugin folders to load from, so that a running plugin can be replaced. They live in a folder of this process,
/// which holds a lock file open: what a killed process left behind is known by its lock being free, and removed.
/// </summary>
internal sealed class ShadowCopies : IDisposable
{
    private const string Prefix = "service-registry-plugins-";
    private const string LockName = ".lock";

    private readonly DirectoryInfo root;
    private readonly FileStream lockFile;
    private int count;

    public ShadowCopies()
    {
        root = Directory.CreateTempSubdirectory(Prefix);
        lockFile = new FileStream(Path.Combine(root.FullName, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Completes when what killed processes left behind is removed, which no start waits for.</summary>
    public Task LeftoversRemoved { get; } = Task.Run(RemoveLeftovers);

    /// <summary>Copies a plugin's folder and gives the copy's path, whose last part is the folder's name.</summary>
    public string Copy(string folder)
    {
        var copy = Path.Combine(root.FullName, $"{Interlocked.Increment(ref count)}", Path.GetFileName(folder));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Removes one that nothing is loaded from any more.</summary>
    public void Remove(string copy) => TryDelete(Path.GetDirectoryName(copy)!);

    public void Dispose()
    {
        lockFile.Dispose();
        TryDelete(root.FullName);
    }

    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var path = Path.Combine(folder, LockName);
            if (File.Exists(path) && IsFree(path))
            {
                TryDelete(folder);
            }
        }
    }

    private static bool IsFree(string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // in use, or another user's
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps files that are still mapped; the next start removes them.
        }
    }
}
