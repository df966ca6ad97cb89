namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// Copies of plugin folders to load from, so that a running plugin can be replaced. They live in a folder of this process,
/// which holds a lock file open: what a killed process left behind is known by its lock being free, and removed.
/// </summary>
internal sealed class ShadowCopies : IDisposable
{
    private const string Prefix = "service-registry-plugins-";
    private const string LockName = ".lock";

    private const int MaxTries = 100;

    private readonly FileStream lockFile;
    private int count;

    public ShadowCopies() => (Root, lockFile) = Take();

    /// <summary>The folder of this process.</summary>
    public string Root { get; }

    /// <summary>Completes when what killed processes left behind is removed, which no start waits for.</summary>
    public Task LeftoversRemoved { get; } = Task.Run(RemoveLeftovers);

    /// <summary>Copies a plugin's folder and gives the copy's path, whose last part is the folder's name.</summary>
    public string Copy(string folder)
    {
        var copy = Path.Combine(Root, $"{Interlocked.Increment(ref count)}", Path.GetFileName(folder));
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
        TryDelete(Root);
    }

    /// <summary>Removes the folders that no process holds the lock of.</summary>
    internal static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var path = Path.Combine(folder, LockName);
            if (File.Exists(path))
            {
                RemoveIfFree(folder, path);
            }
        }
    }

    // A lock file is made, and then locked. Another process that looks in between has it and removes the folder, or has removed it.
    private static (string Root, FileStream LockFile) Take()
    {
        for (var tries = 1; ; tries++)
        {
            var root = Directory.CreateTempSubdirectory(Prefix).FullName;
            var path = Path.Combine(root, LockName);
            try
            {
                var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                if (File.Exists(path))
                {
                    return (root, file);
                }

                file.Dispose();
            }
            catch (IOException) when (tries < MaxTries)
            {
                TryDelete(root);
            }
        }
    }

    // Held while the folder goes: so nobody can take it who has only just made it.
    private static void RemoveIfFree(string folder, string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
            TryDelete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // in use, or another user's
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
