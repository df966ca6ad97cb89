using System.Diagnostics;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Bench.Serve;

/// <summary>Notes when a commit was durable: from then on the change is on its way to those who watch.</summary>
internal sealed class CommitTimes(IRegistryStore store) : IRegistryStore
{
    public const string Path = "/bench/commit";

    private long last;

    public static void Add(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IRegistryStore));
        services.AddSingleton(provider => new CommitTimes((IRegistryStore)own.ImplementationFactory!(provider)));
        services.AddSingleton<IRegistryStore>(provider => provider.GetRequiredService<CommitTimes>());
    }

    /// <summary>Answers the last commit's time, of <see cref="Stopwatch"/>, which is one clock for all processes of a machine.</summary>
    public static void Map(WebApplication app)
    {
        var times = app.Services.GetRequiredService<CommitTimes>();
        app.MapGet(Path, () => Results.Json(Volatile.Read(ref times.last)));
    }

    public async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        await store.CommitAsync(batch, cancellationToken);
        Volatile.Write(ref last, Stopwatch.GetTimestamp());
    }

    public Task<StoredState> LoadAsync(CancellationToken cancellationToken) => store.LoadAsync(cancellationToken);

    public Task<StoredEvents> ReadEventsAsync(long after, long upTo, int limit, CancellationToken cancellationToken) =>
        store.ReadEventsAsync(after, upTo, limit, cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    public Task AppendResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken) =>
        store.AppendResultsAsync(results, cancellationToken);

    public Task MarkRunAsync(ServerRun run, CancellationToken cancellationToken) => store.MarkRunAsync(run, cancellationToken);

    public Task<CompactionStep> CompactAsync(CompactionLimits limits, CancellationToken cancellationToken) =>
        store.CompactAsync(limits, cancellationToken);

    public Task<IStoreReadSession> OpenReadSessionAsync(CancellationToken cancellationToken) => store.OpenReadSessionAsync(cancellationToken);

    public Task<StoredBackup> BackupAsync(string file, CancellationToken cancellationToken) => store.BackupAsync(file, cancellationToken);
}
