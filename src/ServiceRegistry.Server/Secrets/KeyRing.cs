using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Secrets;

/// <summary>
/// Encrypts secrets by ASP.NET Core's data protection. Its keys are files in a folder beside the database, which none but the server's
/// user may enter; it is made with the first secret. Whoever moves or copies the database takes it along. Members that share one database
/// will have to share it too.
/// </summary>
internal sealed class KeyRing(StorageOptions storage) : ISecretProtection
{
    private const string FolderName = "keys";
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock gate = new();
    private IDataProtector? protector;

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

    private IDataProtector? Protector(bool mayCreate)
    {
        lock (gate)
        {
            var folder = Path.Combine(RegistryStorage.FolderOf(storage), FolderName);
            if (protector is null && (mayCreate || Directory.Exists(folder)))
            {
                protector = DataProtectionProvider
                    .Create(Folder(folder), options => options.SetApplicationName("service-registry"))
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
