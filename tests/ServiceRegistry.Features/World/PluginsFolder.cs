namespace ServiceRegistry.Features.World;

/// <summary>A plugins folder of the scenario's own, with the plugins that the build staged.</summary>
internal sealed class PluginsFolder
{
    public PluginsFolder(string path)
    {
        Path = path;
        Copy(Repository.Folder("artifacts", "plugins"), path);
    }

    public string Path { get; }

    public void AddFile(string plugin, string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, plugin));
        File.WriteAllText(System.IO.Path.Combine(Path, plugin, file), text);
    }

    public void AddFolder(string source) => Copy(source, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(source)));

    public void Remove(string plugin) => Directory.Delete(System.IO.Path.Combine(Path, plugin), recursive: true);

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
