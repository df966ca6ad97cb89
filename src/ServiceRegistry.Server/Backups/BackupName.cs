namespace ServiceRegistry.Server.Backups;

/// <summary>What a backup may be called: a name, which leads out of no folder.</summary>
internal static class BackupName
{
    public const string Allowed = "A backup's name is 1 to 128 of A-Z a-z 0-9 . _ -, beginning and ending with a letter or digit.";

    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= 128
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1]);
}
