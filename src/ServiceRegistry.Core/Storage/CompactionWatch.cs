using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Storage;

/// <summary>Cuts the history down to its limits, in steps between commits.</summary>
internal sealed class CompactionWatch : IAsyncDisposable
{
    private const int RowsPerStep = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Writer _writer;
    private readonly RegistryOptions _options;
    private readonly TimeProvider _time;
    private readonly BackgroundLoop _loop;
    private long _compactedRevision;

    public CompactionWatch(long compactedRevision, Writer writer, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        _compactedRevision = compactedRevision;
        _writer = writer;
        _options = options;
        _time = time;
        _loop = new("compaction", time, diagnostics, CompactAsync);
    }

    public long CompactedRevision => Volatile.Read(ref _compactedRevision);

    public void Start() => _loop.Start();

    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private async Task<TimeSpan?> CompactAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var limits = new CompactionLimits(
            _options.EventRetentionCount, now - _options.EventRetentionAge, now - _options.HistoryRetentionAge, RowsPerStep);
        var isDone = false;
        while (!isDone)
        {
            await _writer.RunAsync(
                async (store, stop) =>
                {
                    var step = await store.CompactAsync(limits, stop);
                    Volatile.Write(ref _compactedRevision, step.CompactedRevision);
                    isDone = step.IsDone;
                },
                cancellationToken);
        }

        return Pause;
    }
}
