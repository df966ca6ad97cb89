using System.Diagnostics;

namespace ServiceRegistry.Bench.Run;

/// <summary>This program, started once more.</summary>
internal static class Self
{
    private static readonly string Folder = AppContext.BaseDirectory;

    /// <summary>A server: with the settings of the runtime that the registry's own server has.</summary>
    public static ProcessStartInfo Server(string name, params IEnumerable<string> arguments)
    {
        var start = Dotnet(
            ["exec", "--runtimeconfig", Path.Combine(Folder, "ServiceRegistry.Server.runtimeconfig.json"), typeof(Self).Assembly.Location, name, .. arguments]);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return start;
    }

    /// <summary>A client: with the small garbage collector, to leave the machine to the server.</summary>
    public static ProcessStartInfo Client(string name, string argument)
    {
        var start = Dotnet([typeof(Self).Assembly.Location, name, argument]);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        return start;
    }

    /// <returns>What the client wrote.</returns>
    public static Task<string> RunClientAsync(string name, string argument) => RunAsync(name, Client(name, argument));

    /// <returns>What was written by one with the settings of a server.</returns>
    public static Task<string> RunServerAsync(string name, string argument) => RunAsync(name, Server(name, argument));

    public static ProcessStartInfo Dotnet(IEnumerable<string> arguments)
    {
        var own = Environment.ProcessPath!;
        var dotnet = Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ProcessStartInfo(dotnet, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
    }

    private static async Task<string> RunAsync(string name, ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new IOException($"{name} failed.");
    }
}
