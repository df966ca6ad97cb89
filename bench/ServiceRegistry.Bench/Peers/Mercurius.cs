using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Peers;

/// <summary>The npm server mercurius with its JIT, over the same data.</summary>
internal sealed class Mercurius : IAsyncDisposable
{
    private static readonly string Folder = Repository.PathOf("bench", "peers", "mercurius");
    private readonly DirectoryInfo data;
    private readonly Process node;

    private Mercurius(DirectoryInfo data, Process node, Uri address)
    {
        this.data = data;
        this.node = node;
        Address = address;
    }

    /// <summary>How to get what it needs; null where everything is there.</summary>
    public static string? Missing
    {
        get
        {
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            string[] programs = OperatingSystem.IsWindows() ? ["node.exe", "npm.cmd"] : ["node", "npm"];
            return !programs.All(program => folders.Any(folder => File.Exists(Path.Combine(folder, program)))) ? "apt-get install nodejs npm"
                : !Directory.Exists(Path.Combine(Folder, "node_modules", "mercurius")) ? "npm ci --prefix bench/peers/mercurius"
                : null;
        }
    }

    public Uri Address { get; }

    /// <param name="registry">The server whose data it is given.</param>
    public static async Task<Mercurius> StartAsync(ServerProcess registry)
    {
        var data = Directory.CreateTempSubdirectory("registry-bench-");
        var file = Path.Combine(data.FullName, "services.json");
        await File.WriteAllTextAsync(file, await ReadAsync(registry.Client));
        var node = Process.Start(new ProcessStartInfo("node", ["server.mjs", file])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_ENV"] = "production" },
        })!;
        var address = await node.StandardOutput.ReadLineAsync() ?? throw new IOException("mercurius did not start.");
        return new Mercurius(data, node, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
        data.Delete(recursive: true);
    }

    private static async Task<string> ReadAsync(GraphQLClient client)
    {
        var services = new JsonArray();
        foreach (var service in Enumerable.Range(0, Operations.Services).Select(Operations.Service))
        {
            var answer = JsonNode.Parse(await client.SendAsync(Operations.ResolveOf(service)))!;
            services.Add(new JsonObject { ["service"] = service, ["instances"] = answer["data"]!["resolve"]!["instances"]!.DeepClone() });
        }

        return services.ToJsonString(JsonSerializerOptions.Default);
    }
}
