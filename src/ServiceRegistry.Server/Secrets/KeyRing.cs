using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Secrets;

/// <summary>
/// Encrypts secrets by ASP.NET Core's data protection. Its keys are files in a folder beside the database, which none but the server's
/// user may enter; it is made when the first key is needed. Whoever moves or copies the database takes it along. Members that share one database
/// will have to share it too.
/// </summary>
internal sealed class KeyRing(StorageOptions storage) : ISecretProtection
{
    private const string FolderName = "keys";
    private const string HashKeyName = "hash.key";
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock gate = new();
    private IDataProtector? protector;
    private byte[]? hashKey;

    private string KeyFolder => Path.Combine(RegistryStorage.FolderOf(storage), FolderName);

    public string Protect(string text)
    {
        try
        {
            return Protector(mayCreate: true)!.Protect(text);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The secrets could not be encrypted, and nothing has changed: {problem.Message}", problem);
        }
    }

    public string? Unprotect(string encrypted)
    {
        try
        {
            return Protector(mayCreate: false)?.Unprotect(encrypted);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException or FormatException)
        {
            return null; // The check says so, in its result.
        }
    }

    public string Hash(ReadOnlySpan<byte> content)
    {
        try
        {
            return Convert.ToHexString(HMACSHA256.HashData(HashKey(), content));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"There is no key to remember the call by, and nothing has changed: {problem.Message}", problem);
        }
    }

    private byte[] HashKey()
    {
        lock (gate)
        {
            return hashKey ??= ReadOrMake(Path.Combine(Folder(KeyFolder).FullName, HashKeyName));
        }
    }

    private static byte[] ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        return File.ReadAllBytes(file);
    }

    // The file has its name when it is whole. Where another member was first, it is that one's.
    private static void Make(string file)
    {
        var part = $"{file}.{Guid.NewGuid():N}";
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew))
            {
                stream.Write(RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes));
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // That one serves as well.
        }
        finally
        {
            File.Delete(part);
        }
    }

    private IDataProtector? Protector(bool mayCreate)
    {
        lock (gate)
        {
            if (protector is null && (mayCreate || Directory.Exists(KeyFolder)))
            {
                protector = DataProtectionProvider
                    .Create(Folder(KeyFolder), options => options.SetApplicationName("service-registry"))
                    .CreateProtector("secrets of checks");
            }

            return protector;
        }
    }

    private static DirectoryInfo Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, UserOnly);
        if (folder.UnixFileMode != UserOnly)
        {
            folder.UnixFileMode = UserOnly;
        }

        return folder;
    }
}
