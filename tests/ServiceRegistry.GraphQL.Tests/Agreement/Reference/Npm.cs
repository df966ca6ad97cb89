namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>What the reference implementation needs of the machine.</summary>
internal static class Npm
{
    /// <summary>How to get what is missing; null where nothing is.</summary>
    public static string? Missing { get; } = FindMissing();

    public static string Program { get; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static string? FindMissing()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] programs = OperatingSystem.IsWindows() ? ["node.exe", "npm.cmd"] : ["node", "npm"];
        return programs.All(program => folders.Any(folder => File.Exists(Path.Combine(folder, program))))
            ? null
            : "node and npm are missing; install them: apt-get install nodejs npm";
    }
}

/// <summary>A test against the npm package <c>graphql</c>; without node and npm it says how to get them.</summary>
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = Npm.Missing;
}

/// <summary>The same with data.</summary>
internal sealed class NpmTheoryAttribute : TheoryAttribute
{
    public NpmTheoryAttribute() => Skip = Npm.Missing;
}
