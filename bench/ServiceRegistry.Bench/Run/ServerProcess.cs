using System.Diagnostics;
using ServiceRegistry.Bench.Checks;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Run;

/// <summary>A server in a process of its own, with a folder of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;

    private ServerProcess(DirectoryInfo folder, Process process, Uri address)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
        Client = new GraphQLClient(address);
    }

    public Uri Address { get; }

    public GraphQLClient Client { get; }

    /// <param name="services">How many services it has, of <see cref="Operations.InstancesOfService"/> instances each.</param>
    /// <param name="database">The database's folder; null for one that is gone with the server.</param>
    /// <param name="withChecks">Whether each instance has a check.</param>
    public static async Task<ServerProcess> StartRegistryAsync(int services, string? database = null, bool withChecks = false)
    {
        var server = await StartAsync(folder =>
        {
            var start = Self.Server(ServeCommand.Name, folder);
            start.Environment["ConnectionStrings__Registry"] = $"Data Source={Path.Combine(database ?? folder, "registry.db")}";
            start.Environment["ServiceRegistry__Plugins__Path"] = Repository.PathOf("artifacts", "plugins");
            return start;
        });
        await Operations.SeedAsync(server.Client, services, withChecks);
        return server;
    }

    /// <summary>The bare program that writes to WebSockets.</summary>
    public static Task<ServerProcess> StartBroadcastAsync() => StartAsync(_ => Self.Server(BroadcastCommand.Name));

    /// <summary>What checks are made of.</summary>
    public static Task<ServerProcess> StartTargetAsync() => StartAsync(_ => Self.Server(TargetCommand.Name));

    public async ValueTask DisposeAsync()
    {
        // It stops when nobody can write to it any more.
        Client.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<ServerProcess> StartAsync(Func<string, ProcessStartInfo> program)
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-");
        var process = Process.Start(program(folder.FullName))!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new IOException("The server did not start.");
        return new ServerProcess(folder, process, new Uri(address));
    }
}
