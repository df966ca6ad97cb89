using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Peers;

/// <summary>Debian's prometheus-blackbox-exporter, which probes when it is asked to.</summary>
internal static class BlackboxExporter
{
    private const string Program = "prometheus-blackbox-exporter";
    private const int AtOnce = 8;

    /// <summary>How to get it; null where it is there.</summary>
    public static string? Missing => PeerProcess.IsThere(Program) ? null : $"apt-get install --no-install-recommends {Program}";

    /// <returns>Processor time of one probe by http_2xx, in microseconds.</returns>
    public static async Task<double> MeasureAsync(Uri target, int probes)
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-");
        var file = Path.Combine(folder.FullName, "blackbox.yml");
        await File.WriteAllTextAsync(file, "modules:\n  http_2xx:\n    prober: http\n");
        var own = PeerProcess.FreeAddress();
        await using var exporter = PeerProcess.Start(Program, [$"--config.file={file}", $"--web.listen-address={own}", "--log.level=error"], folder);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{own}") };
        var probe = $"/probe?module=http_2xx&target={Uri.EscapeDataString(target.ToString())}";
        await exporter.IsReadyAsync(() => client.GetAsync(probe));
        var begin = exporter.Processor;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (var i = 0; i < probes / AtOnce; i++)
            {
                if (!(await client.GetStringAsync(probe)).Contains("probe_success 1", StringComparison.Ordinal))
                {
                    throw new IOException("A probe failed.");
                }
            }
        }));
        return (exporter.Processor - begin).TotalMicroseconds / probes;
    }
}
