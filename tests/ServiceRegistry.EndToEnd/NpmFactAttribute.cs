namespace ServiceRegistry.EndToEnd;

/// <summary>A test that needs node and npm; without them it says how to get them.</summary>
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = OperatingSystem.IsWindows() ? ["node.exe", "npm.cmd"] : ["node", "npm"];
        if (names.Any(name => !folders.Any(folder => File.Exists(Path.Combine(folder, name)))))
        {
            Skip = "node and npm are missing; install them: apt-get install nodejs npm";
        }
    }
}
