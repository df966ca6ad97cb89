using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Tests;

/// <summary>A plugins path of one test, with copies of staged plugins, and a catalog over it.</summary>
internal sealed class PluginFolder : IAsyncDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugins-test-");
    private PluginCatalog? catalog;

    public string Path => root.FullName;

    public PluginCatalog Catalog => catalog ?? throw new InvalidOperationException("Load first.");

    public static async Task<PluginFolder> OfToysAsync(params string[] toys)
    {
        var folder = new PluginFolder();
        foreach (var toy in toys)
        {
            folder.Add(StagedPlugins.Toy(toy));
        }

        await folder.LoadAsync();
        return folder;
    }

    public void Add(string staged, string? name = null)
    {
        var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, name ?? System.IO.Path.GetFileName(staged)));
        Directory.Exists(staged).ShouldBeTrue($"{staged} was not built");
        foreach (var file in Directory.GetFiles(staged))
        {
            File.Copy(file, System.IO.Path.Combine(target.FullName, System.IO.Path.GetFileName(file)));
        }
    }

    public async Task<PluginCatalog> LoadAsync(Func<PluginOptions, PluginOptions>? configure = null)
    {
        var options = new PluginOptions(Path);
        catalog = new PluginCatalog(configure?.Invoke(options) ?? options, TimeProvider.System);
        await catalog.LoadAllAsync(CancellationToken.None);
        return catalog;
    }

    public PluginInfo Plugin(string name) => Catalog.Current.Plugins.Single(plugin => plugin.Name == name);

    public async ValueTask DisposeAsync()
    {
        if (catalog is not null)
        {
            await catalog.DisposeAsync();
        }

        root.Delete(recursive: true);
    }
}
