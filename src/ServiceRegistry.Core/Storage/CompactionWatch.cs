using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Storage;

/// <summary>Cuts the history down to its limits, in steps between commits.</summary>
internal sealed class CompactionWatch : IAsyncDisposable
{
    private const int RowsPerStep = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Writer writer;
    private readonly RegistryOptions options;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;
    private long compactedRevision;

    public CompactionWatch(long compactedRevision, Writer writer, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.compactedRevision = compactedRevision;
        this.writer = writer;
        this.options = options;
        this.time = time;
        loop = new("compaction", time, diagnostics, CompactAsync);
    }

    public long CompactedRevision => Volatile.Read(ref compactedRevision);

    public void Start() => loop.Start();

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task<TimeSpan?> CompactAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var limits = new CompactionLimits(
            options.EventRetentionCount, now - options.EventRetentionAge, now - options.HistoryRetentionAge, RowsPerStep);
        var isDone = false;
        while (!isDone)
        {
            await writer.RunAsync(
                async (store, stop) =>
                {
                    var step = await store.CompactAsync(limits, stop);
                    Volatile.Write(ref compactedRevision, step.CompactedRevision);
                    isDone = step.IsDone;
                },
                cancellationToken);
        }

        return Pause;
    }
}
