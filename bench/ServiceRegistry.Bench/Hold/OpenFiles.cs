namespace ServiceRegistry.Bench.Hold;

/// <summary>How many sockets a process may have.</summary>
internal static class OpenFiles
{
    private const string Name = "Max open files";

    /// <summary>The hard limit, to which .NET raises its own; null where there is none.</summary>
    public static int? Limit()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var line = File.ReadLines("/proc/self/limits").Single(text => text.StartsWith(Name, StringComparison.Ordinal));
        return int.TryParse(line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var limit) ? limit : null;
    }
}
