namespace ServiceRegistry.Bench.Serve;

/// <summary>What the server's process has used since it started.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="Allocated">Bytes allocated on the managed heap.</param>
/// <param name="Paused">Time in which garbage collection held everything up.</param>
internal sealed record Cost(TimeSpan Processor, long Allocated, TimeSpan Paused)
{
    public const string Path = "/bench/cost";

    public static void Map(WebApplication app) => app.MapGet(Path, () => Results.Json(
        new Cost(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration())));

    public static Cost operator -(Cost end, Cost begin) =>
        new(end.Processor - begin.Processor, end.Allocated - begin.Allocated, end.Paused - begin.Paused);
}
