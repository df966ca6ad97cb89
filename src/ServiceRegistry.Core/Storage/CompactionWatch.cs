using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Storage;

/// <summary>Cuts the history down to its limits, in steps between commits.</summary>
internal sealed class CompactionWatch : IAsyncDisposable
{
    // Two or three milliseconds, which is what a commit waits for that comes in between.
    private const int RowsPerStep = 250;

    // Of the last hour all results are kept, of the last day one a minute, before that one an hour.
    private static readonly TimeSpan ResultAge = TimeSpan.FromDays(30);

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
        var resultAge = options.HistoryRetentionAge < ResultAge ? options.HistoryRetentionAge : ResultAge;
        var limits = new CompactionLimits
        {
            KeepEvents = options.EventRetentionCount,
            EventsNotBefore = now - options.EventRetentionAge,
            ResultsNotBefore = now - resultAge,
            Thinnings = [new(TimeSpan.FromMinutes(1), now.AddHours(-1)), new(TimeSpan.FromHours(1), now.AddDays(-1))],
            StatusesNotBefore = now - options.HistoryRetentionAge,
            MaxRows = RowsPerStep,
        };
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
