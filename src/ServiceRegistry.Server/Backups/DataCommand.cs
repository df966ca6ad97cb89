using ServiceRegistry.Core.Storage;
using ServiceRegistry.Server.Settings;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Backups;

/// <summary>
/// Works on the data instead of serving it: <c>backup FILE</c> copies it, while a server runs on it or not, and <c>restore FILE</c> puts a
/// copy in its place while none does. The data is what the same settings would make a server use.
/// </summary>
internal static class DataCommand
{
    public static bool IsAsked(string[] args) => args is ["backup" or "restore", ..];

    /// <param name="args">The command, its file, and settings.</param>
    /// <param name="output">Is told what was done.</param>
    /// <returns>0 where it was done; otherwise 1.</returns>
    /// <exception cref="InvalidSettingsException">A setting is wrong.</exception>
    /// <exception cref="StorageException">It could not be done.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [var command, var name, .. var rest] || name.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Say which file: {args[0]} FILE");
            return 1;
        }

        var host = WebApplication.CreateBuilder(rest);
        var folder = host.Environment.ContentRootPath;
        var settings = SettingsReader.Read(host.Configuration, folder);
        var options = new StorageOptions { Provider = settings.Storage, ConnectionString = settings.ConnectionString, Folder = folder };
        var file = Path.GetFullPath(name);
        await output.WriteLineAsync(command == "backup"
            ? Tell($"The backup {file} is made", RegistryStorage.Backup(options, file))
            : Tell($"The registry is restored from {file}", RegistryStorage.Restore(options, file)));
        return 0;
    }

    private static string Tell(string done, StoredBackup backup) => $"{done}: revision {backup.Revision}, epoch {backup.Epoch}, {backup.Size} bytes.";
}
