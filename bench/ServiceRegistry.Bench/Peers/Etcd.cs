using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Peers;

/// <summary>Debian's etcd, one member with an empty folder of its own, as it is configured unless told otherwise.</summary>
internal sealed class Etcd : IAsyncDisposable
{
    private const string Program = "etcd";

    private readonly PeerProcess process;

    private Etcd(PeerProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>How to get it; null where it is there.</summary>
    public static string? Missing => PeerProcess.IsThere(Program) ? null : "apt-get install etcd-server";

    public Uri Address { get; }

    public static async Task<Etcd> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("registry-bench-");
        var (clients, peers) = ($"http://{PeerProcess.FreeAddress()}", $"http://{PeerProcess.FreeAddress()}");
        var process = PeerProcess.Start(
            Program,
            [
                "--data-dir", data.FullName, "--listen-client-urls", clients, "--advertise-client-urls", clients,
                "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", $"default={peers}", "--log-level", "error",
            ],
            data);
        var etcd = new Etcd(process, new Uri(clients));
        using var client = new HttpClient { BaseAddress = etcd.Address };
        await process.IsReadyAsync(() => client.GetAsync("/health"));
        return etcd;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
