using ServiceRegistry.Bench.Hold;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>What a subscriber costs that nothing happens to: 10,000 of them, a WebSocket each.</summary>
internal sealed class IdleSection : ISection
{
    private const int Subscribers = 10_000;
    private const int WarmUp = 500;

    /// <summary>What a process has open besides.</summary>
    private const int OtherFiles = 500;

    public string Name => "idle";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var subscribers = Math.Min(Subscribers, (OpenFiles.Limit() ?? int.MaxValue) - OtherFiles);
        await using var server = await ServerProcess.StartRegistryAsync(services: 1);
        await (await HoldAsync(server, WarmUp)).DisposeAsync();
        var before = server.Client.Memory();
        await using var holder = await HoldAsync(server, subscribers);
        var with = server.Client.Memory();

        var limited = subscribers < Subscribers ? $" (as many as `ulimit -Hn` allows; `ulimit -Hn {Subscribers + OtherFiles}` before)" : "";
        return
        [
            Row.AtMost($"{subscribers:N0} idle subscribers{limited}: memory of the process each", 60, (double)(with.Resident - before.Resident) / subscribers / 1024, " KiB"),
            Row.Beside("live objects each", (double)(with.Heap - before.Heap) / subscribers / 1024, " KiB"),
        ];
    }

    private static Task<Holder> HoldAsync(ServerProcess server, int subscribers) =>
        Holder.StartAsync(new HoldPlan(server.Address, subscribers, Answers: true));
}
