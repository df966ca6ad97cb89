using System.Diagnostics;

namespace ServiceRegistry.Bench.Run;

/// <summary>This program, started once more.</summary>
internal static class Self
{
    public static ProcessStartInfo Command(string name, string argument)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Self).Assembly.Location);
        }

        start.ArgumentList.Add(name);
        start.ArgumentList.Add(argument);
        return start;
    }

    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string name, string argument)
    {
        using var process = Process.Start(Command(name, argument))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new IOException($"{name} failed.");
    }
}
