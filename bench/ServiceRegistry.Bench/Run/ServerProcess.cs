using System.Diagnostics;
using System.Reflection;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Run;

/// <summary>A server in a process of its own, over an empty database in a folder of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private ServerProcess(string folder, Process process, Uri address)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        var start = Self.Command(ServeCommand.Name, folder);
        start.RedirectStandardInput = true;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__Registry"] = $"Data Source={Path.Combine(folder, "registry.db")}";
        start.Environment["ServiceRegistry__Plugins__Path"] = Plugins();
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new IOException("The server did not start.");
        return new ServerProcess(folder, process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        // It stops when nobody can write to it any more.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Plugins() => typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PluginsPath").Value!;
}
