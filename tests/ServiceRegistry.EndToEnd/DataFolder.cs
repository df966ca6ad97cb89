namespace ServiceRegistry.EndToEnd;

/// <summary>A folder for the data of one test, gone with it.</summary>
internal sealed class DataFolder : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("registry-");

    /// <summary>The file that a server which is started on the folder keeps its data in.</summary>
    public string Database => Path.Combine(Folder.FullName, "registry.db");

    public void Dispose() => Folder.Delete(recursive: true);
}
