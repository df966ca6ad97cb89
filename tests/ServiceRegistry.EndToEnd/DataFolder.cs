namespace ServiceRegistry.EndToEnd;

/// <summary>A folder for the data of one test, gone with it.</summary>
internal sealed class DataFolder : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("registry-");

    public void Dispose() => Folder.Delete(recursive: true);
}
