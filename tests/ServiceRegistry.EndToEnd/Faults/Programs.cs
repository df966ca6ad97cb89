namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>The programs of this machine.</summary>
internal static class Programs
{
    public static bool Have(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
