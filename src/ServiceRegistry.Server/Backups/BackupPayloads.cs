namespace ServiceRegistry.Server.Backups;

/// <summary>Where a backup is to be kept.</summary>
public sealed record BackupRegistryInput
{
    /// <summary>The name of the file to make: 1 to 128 of A-Z a-z 0-9 . _ -, beginning and ending with a letter or digit. There must be none yet.</summary>
    public required string Name { get; init; }
}

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Backup">What was made.</param>
public sealed record BackupRegistryPayload(Backup? Backup);

/// <summary>A copy of the registry as of one revision.</summary>
/// <param name="Name">Its file, in the folder for backups.</param>
/// <param name="Epoch">The epoch that it was made in; the registry has another one when it is restored.</param>
/// <param name="Revision">Every change up to this one is in it.</param>
/// <param name="Size">Its bytes.</param>
public sealed record Backup(string Name, [property: GraphQLType("ID!")] string Epoch, long Revision, long Size);
