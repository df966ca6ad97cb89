using System.Diagnostics;

namespace ServiceRegistry.EndToEnd.Authors;

/// <summary>
/// An author's folder outside of the repository, with templates and packages of its own: nothing of the user's is changed, and what is
/// restored comes from the packages that building the repository has restored already.
/// </summary>
internal sealed class AuthorFolder : IDisposable
{
    // Of a build on a machine that is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("author-");
    private readonly string hive;
    private readonly string restored;

    public AuthorFolder()
    {
        hive = Path.Combine(root.FullName, "hive");
        Packages = Path.Combine(root.FullName, "packages");
        Plugins = root.CreateSubdirectory("plugins");
        restored = root.CreateSubdirectory("restored").FullName;
        foreach (var package in Directory.GetDirectories(RestoredByTheUser()).Where(folder => !Path.GetFileName(folder).StartsWith("serviceregistry.", StringComparison.OrdinalIgnoreCase)))
        {
            Directory.CreateSymbolicLink(Path.Combine(restored, Path.GetFileName(package)), package);
        }
    }

    /// <summary>A plugins folder for a server.</summary>
    public DirectoryInfo Plugins { get; }

    private string Packages { get; }

    /// <summary>Packs what authors build against, as it was built with these tests.</summary>
    public async Task PackAsync()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        foreach (var project in (string[])["Abstractions", "Core", "Plugins", "Plugins.Testing"])
        {
            await RunAsync(root.FullName, "pack", Repository.Folder("src", $"ServiceRegistry.{project}"), "--no-build", "-c", framework.Parent!.Name, "-o", Packages, "-v", "quiet");
        }
    }

    /// <summary>Makes a plugin and its tests from the template.</summary>
    public async Task NewPluginAsync(string name)
    {
        await RunAsync(root.FullName, "new", "install", Repository.Folder("templates", "plugin"), "--debug:custom-hive", hive);
        await RunAsync(root.FullName, "new", "registry-plugin", "-n", name, "--packages", Packages, "--debug:custom-hive", hive);
    }

    /// <summary>Builds a version of the plugin and its tests.</summary>
    public Task BuildAsync(string name, string version) =>
        RunAsync(Path.Combine(root.FullName, name), "build", $"-p:Version={version}", "--source", Packages, "-v", "quiet");

    /// <summary>Has the plugin's own tests run, and gives what they said.</summary>
    public Task<string> TestAsync(string name) => RunAsync(Path.Combine(root.FullName, name), "test", "--no-build");

    /// <summary>Has the plugin use version 2 of a library, and say so where it passes.</summary>
    public void UseSecondVersionOfWords(string name)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var library = Path.Combine(Repository.Folder("tests", "TestPlugins", "WordsTwo", "bin"), framework.Parent!.Name, framework.Name, "Words.dll");
        Edit(Path.Combine(name, $"{name}.csproj"), "</Project>", $"<ItemGroup><Reference Include=\"Words\" HintPath=\"{library}\" /></ItemGroup></Project>");
        Edit(Path.Combine(name, $"{name}Strategy.cs"), "CheckResult.Pass($\"it greets", "CheckResult.Pass($\"by words {Words.Speech.Version2()} it greets");

        void Edit(string file, string text, string instead)
        {
            var path = Path.Combine(root.FullName, name, file);
            var content = File.ReadAllText(path);
            content.ShouldContain(text);
            File.WriteAllText(path, content.Replace(text, instead, StringComparison.Ordinal));
        }
    }

    /// <summary>Puts the built plugin into the plugins folder.</summary>
    public void Drop(string name) => Drop(name, Path.Combine(root.FullName, name, "artifacts", "plugins", name));

    /// <summary>Puts somebody else's plugin into the plugins folder.</summary>
    public void DropToy(string name) => Drop(name, Repository.Folder("artifacts", "test-plugins", name));

    public void Dispose()
    {
        // The links alone: what they lead to is the user's.
        foreach (var link in Directory.GetDirectories(restored).Where(folder => File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint)))
        {
            Directory.Delete(link);
        }

        root.Delete(recursive: true);
    }

    private void Drop(string name, string built)
    {
        var target = Plugins.CreateSubdirectory(name);
        foreach (var file in Directory.GetFiles(built))
        {
            File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string RestoredByTheUser() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = restored,
                // No process is left behind.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["UseSharedCompilation"] = "false",
            },
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
