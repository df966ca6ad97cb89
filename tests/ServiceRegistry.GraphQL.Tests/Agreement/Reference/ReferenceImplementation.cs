using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// The npm package <c>graphql</c> in one node process, asked by lines of JSON (<c>npm/reference.mjs</c>). It is installed where it is missing.
/// </summary>
public sealed class ReferenceImplementation : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Once for all classes of tests, which begin at the same time.</summary>
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private Process? node;

    /// <summary>The tests' project, where the scripts and the fixture are.</summary>
    internal static string ProjectFolder { get; } = Path.Combine(FindRoot(), "tests", "ServiceRegistry.GraphQL.Tests");

    private static string Folder => Path.Combine(ProjectFolder, "npm");

    public async Task InitializeAsync()
    {
        if (Npm.Missing is not null)
        {
            return;
        }

        await Installed.Value;
        node = Start("node", "reference.mjs");
    }

    public async Task DisposeAsync()
    {
        if (node is not null)
        {
            // Its loop ends with its input.
            node.StandardInput.Close();
            await node.WaitForExitAsync().WaitAsync(Patience);
            node.Dispose();
        }
    }

    /// <summary>Asks for something and waits for the answer.</summary>
    /// <param name="ask">What; a name of the script's operations.</param>
    /// <param name="parameters">Its parameters.</param>
    internal async Task<JsonElement> AskAsync(string ask, params IEnumerable<(string Name, JsonNode? Value)> parameters)
    {
        var request = new JsonObject { ["ask"] = ask };
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        await node!.StandardInput.WriteLineAsync(request.ToJsonString());
        await node.StandardInput.FlushAsync();
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("node has ended.");
        using var answer = JsonDocument.Parse(line, Deep);
        return answer.RootElement.TryGetProperty("crash", out var crash)
            ? throw new InvalidOperationException($"{request.ToJsonString()}\n{crash}")
            : answer.RootElement.Clone();
    }

    private static async Task InstallAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", "graphql", "package.json")))
        {
            using var install = Start(Npm.Program, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            install.StandardInput.Close();
            var said = await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync().WaitAsync(Patience);
            install.ExitCode.ShouldBe(0, $"npm ci: {said}");
        }
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ServiceRegistry.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ServiceRegistry.sln is in no folder above the tests.");
    }
}
