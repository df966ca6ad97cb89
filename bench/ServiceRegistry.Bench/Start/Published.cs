using System.Diagnostics;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Start;

/// <summary>The server as it is published.</summary>
internal static class Published
{
    private static readonly string Folder = Repository.PathOf("artifacts", "bench", "server");

    /// <summary>Publishes it; quick where nothing has changed.</summary>
    /// <returns>Its assembly.</returns>
    public static async Task<string> MakeAsync()
    {
        var program = Self.Dotnet(
            ["publish", Repository.PathOf("src", "ServiceRegistry.Server"), "-c", "Release", "-o", Folder, "-nologo", "-v", "quiet"]);
        using var process = Process.Start(program)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Path.Combine(Folder, "ServiceRegistry.Server.dll") : throw new IOException($"dotnet publish: {said}");
    }
}
