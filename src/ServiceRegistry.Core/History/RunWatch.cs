using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.History;

/// <summary>
/// Keeps in the store that this server runs, so that the next one knows up to when statuses were seen: to the end where it stops, to a
/// few seconds before it where it is killed.
/// </summary>
internal sealed class RunWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Guid id;
    private readonly DateTimeOffset startedAt;
    private readonly Writer writer;
    private readonly TimeProvider time;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly BackgroundLoop loop;
    private DateTimeOffset lastSeenAt;

    public RunWatch(Guid id, DateTimeOffset startedAt, Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.id = id;
        this.startedAt = lastSeenAt = startedAt;
        this.writer = writer;
        this.time = time;
        this.diagnostics = diagnostics;
        loop = new("noting that the server runs", time, diagnostics, MarkAndSleepAsync);
    }

    /// <summary>The run up to now. Its end never goes back, whatever the clock does: events' times do not either.</summary>
    public ServerRun Current
    {
        get
        {
            var now = Micro.Cut(time.GetUtcNow());
            lock (gate)
            {
                lastSeenAt = now > lastSeenAt ? now : lastSeenAt;
                return new() { Id = id, StartedAt = startedAt, LastSeenAt = lastSeenAt };
            }
        }
    }

    public void Start() => loop.Start();

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        try
        {
            await MarkAsync();
        }
        catch (Exception exception)
        {
            diagnostics.BackgroundFailed("noting that the server stops", exception);
        }
    }

    private async Task<TimeSpan?> MarkAndSleepAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await MarkAsync();
        return Pause;
    }

    private Task MarkAsync() => writer.RunAsync((store, stop) => store.MarkRunAsync(Current, stop), CancellationToken.None);
}
