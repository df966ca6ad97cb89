using System.Globalization;
using System.Text;
using ServiceRegistry.Bench.Checks;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Peers;

/// <summary>Debian's HAProxy, which checks so many servers each second and serves nobody.</summary>
internal static class HaProxy
{
    /// <summary>How to get it; null where it is there.</summary>
    public static string? Missing => PeerProcess.IsThere("haproxy") ? null : "apt-get install --no-install-recommends haproxy";

    /// <returns>Processor time of one check, in microseconds.</returns>
    public static async Task<double> MeasureAsync(Uri target, int servers, bool http)
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-");
        var file = Path.Combine(folder.FullName, "haproxy.cfg");
        await File.WriteAllTextAsync(file, Configuration(Path.Combine(folder.FullName, "own"), target, servers, http));
        await using var haproxy = PeerProcess.Start("haproxy", ["-q", "-db", "-f", file], folder);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        using var client = new GraphQLClient(target);
        client.Get<int[]>(TargetCommand.Counts);
        var seconds = TimeSpan.FromSeconds(6);
        var begin = haproxy.Processor;
        await Task.Delay(seconds, TimeProvider.System);
        var used = haproxy.Processor - begin;
        // A check that only connects asks for nothing.
        var checks = http ? client.Get<int[]>(TargetCommand.Counts).Sum() : servers * seconds.TotalSeconds;
        return used.TotalMicroseconds / checks;
    }

    private static string Configuration(string own, Uri target, int servers, bool http)
    {
        var text = new StringBuilder("global\n  maxconn 100\ndefaults\n  mode ").AppendLine(http ? "http" : "tcp")
            .AppendLine("  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\n  timeout check 1s")
            // It ends at once where it listens nowhere.
            .Append("frontend own\n  bind unix@").AppendLine(own)
            .AppendLine("backend checked");
        if (http)
        {
            text.AppendLine("  option httpchk GET /");
        }

        for (var server = 0; server < servers; server++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  server s{server} {target.Host}:{target.Port} check inter 1s");
        }

        return text.ToString();
    }
}
