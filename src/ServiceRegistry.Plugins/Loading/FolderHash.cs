using System.Security.Cryptography;
using System.Text;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// One SHA-256 for all files of a folder, their names included: that of the lines that <c>sha256sum</c> writes for them in the order of
/// their bytes, as <c>find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum</c> tells it.
/// </summary>
internal static class FolderHash
{
    public static string Of(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .OrderBy(name => name, StringComparer.Ordinal);
        var lines = string.Concat(files.Select(name => $"{Hash(Path.Combine(folder, name))}  ./{name}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
