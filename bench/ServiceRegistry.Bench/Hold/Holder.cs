using System.Diagnostics;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Hold;

/// <summary>A process with subscribers.</summary>
internal sealed class Holder : IAsyncDisposable
{
    private readonly Process process;

    private Holder(Process process) => this.process = process;

    /// <returns>When all are live.</returns>
    public static async Task<Holder> StartAsync(HoldPlan plan)
    {
        var process = Process.Start(Self.Client(HoldCommand.Name, plan.ToArgument()))!;
        return await process.StandardOutput.ReadLineAsync() is not null
            ? new Holder(process)
            : throw new IOException("The subscribers could not connect.");
    }

    /// <summary>Ends them without a word to the server: none of them closes its WebSocket.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
