namespace ServiceRegistry.Plugins.Folders;

/// <summary>What a folder holds: names, lengths and times of its files, as a text. Equal texts are taken for equal contents.</summary>
internal static class FolderState
{
    /// <returns>Null where there is no such folder.</returns>
    public static string? Of(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal);
            return string.Concat(files.Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n"));
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // It went while it was looked at; a file of it that went is another state at the next look.
            return Directory.Exists(folder) ? "" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
