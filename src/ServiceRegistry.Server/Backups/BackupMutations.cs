using ServiceRegistry.Core;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Server.Errors;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Backups;

/// <summary>Makes backups while the registry runs.</summary>
[MutationType]
internal static class BackupMutations
{
    /// <summary>
    /// Copies everything that is stored, as of one revision, into a file of the folder ServiceRegistry__Backup__Path; changes go on
    /// meanwhile. The command "restore" of the server brings it back.
    /// </summary>
    /// <param name="input">Where to.</param>
    [Error<ValidationError>]
    public static async Task<FieldResult<BackupRegistryPayload>> BackupRegistryAsync(
        BackupRegistryInput input, [Service] Registry registry, [Service] RegistrySettings settings, CancellationToken cancellationToken)
    {
        if (settings.BackupFolder is not { } folder)
        {
            return Refused("No folder for backups is set (ServiceRegistry__Backup__Path).", ErrorCode.BackupsOff);
        }

        if (!BackupName.IsAllowed(input.Name))
        {
            return Refused(BackupName.Allowed, ErrorCode.Malformed);
        }

        var file = Path.Combine(folder, input.Name);
        if (File.Exists(file))
        {
            return Refused($"There is a backup '{input.Name}' already, and none is overwritten.", ErrorCode.Duplicate);
        }

        var made = await registry.BackupAsync(file, cancellationToken);
        return new BackupRegistryPayload(new Backup(input.Name, made.Epoch, made.Revision, made.Size));
    }

    private static FailedResult Refused(string message, string code) =>
        FieldResult.Failed([new ValidationError(message, ["input", "name"], code)]);
}
