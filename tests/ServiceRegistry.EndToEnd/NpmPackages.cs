using System.Diagnostics;

namespace ServiceRegistry.EndToEnd;

/// <summary>The npm packages that the server is held against; they are installed where they are missing or others.</summary>
public sealed class NpmPackages : IAsyncLifetime
{
    private static readonly string Folder = Repository.Folder("tests", "ServiceRegistry.EndToEnd", "npm");

    public async Task InitializeAsync()
    {
        // npm writes down what it has installed.
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            await RunAsync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], TimeSpan.FromMinutes(3));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs a script of the folder that has to succeed, and gives what it printed.</summary>
    internal Task<string> RunAsync(string script, Uri server) => RunAsync("node", [script, server.ToString()], TimeSpan.FromMinutes(1));

    /// <summary>Starts a script that runs until its input ends.</summary>
    internal Process Start(string script) => Process.Start(new ProcessStartInfo("node", [script])
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private static async Task<string> RunAsync(string program, string[] arguments, TimeSpan patience)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(patience);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
