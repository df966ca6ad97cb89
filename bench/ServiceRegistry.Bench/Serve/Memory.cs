using System.Diagnostics;

namespace ServiceRegistry.Bench.Serve;

/// <summary>What the server's process holds once its garbage is collected.</summary>
/// <param name="Heap">Bytes of live objects.</param>
/// <param name="Resident">Bytes of memory that is the process' own: anonymous where the system tells it apart, else the working set.</param>
internal sealed record Memory(long Heap, long Resident)
{
    public const string Path = "/bench/memory";

    public static void Map(WebApplication app) => app.MapGet(Path, () =>
    {
        // Twice, so that what finalizers let go of is gone too.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Results.Json(new Memory(GC.GetTotalMemory(forceFullCollection: false), ReadResident()));
    });

    private static long ReadResident()
    {
        const string Anonymous = "RssAnon:";
        if (!OperatingSystem.IsLinux())
        {
            using var own = Process.GetCurrentProcess();
            return own.WorkingSet64;
        }

        var line = File.ReadLines("/proc/self/status").Single(text => text.StartsWith(Anonymous, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Anonymous.Length).Trim().TrimEnd(" kB")) * 1024;
    }
}
