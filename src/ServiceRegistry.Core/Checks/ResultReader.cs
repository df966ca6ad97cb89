using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>Reads the results of checks: the last ones from memory, and from the store what stands behind them.</summary>
public sealed class ResultReader
{
    private readonly IRegistryStore store;
    private readonly CheckScheduler checks;
    private readonly ResultHistory history;
    private readonly TimeProvider time;

    internal ResultReader(IRegistryStore store, CheckScheduler checks, ResultHistory history, TimeProvider time)
    {
        this.store = store;
        this.checks = checks;
        this.history = history;
        this.time = time;
    }

    /// <summary>The results of a check.</summary>
    public async ValueTask<CheckResults> ReadAsync(Guid checkId, CancellationToken cancellationToken)
    {
        var recent = checks.ResultsOf(checkId);
        if (recent is { ArePlaced: false, Newest.Count: > 0 })
        {
            checks.PlaceResults(checkId, await LastBeforeStartAsync(checkId, cancellationToken));
            recent = checks.ResultsOf(checkId);
        }

        return new(recent?.Newest ?? [], recent is { AreAll: true }, OpenAsync);
    }

    /// <summary>How long the runs of a check took that are kept of a window, those aside that could not run; null where there are none.</summary>
    public async Task<DurationPercentiles?> DurationsAsync(Guid checkId, TimeSpan window, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = window < now - DateTimeOffset.UnixEpoch ? now - window : DateTimeOffset.UnixEpoch;
        var results = await ReadAsync(checkId, cancellationToken);
        var newest = results.Newest.Where(result => result.At > since && result.Outcome != CheckOutcome.Error).Select(result => result.Duration);
        if (results.AreAll || (results.Newest.Count > 0 && results.Newest[^1].At <= since))
        {
            return DurationPercentiles.Of([.. newest]);
        }

        await using var session = await results.OpenAsync(behindNewest: true, cancellationToken);
        var before = results.Newest.Count > 0 ? results.Newest[^1].Id : long.MaxValue;
        var others = await session.Results
            .Where(result => result.CheckId == checkId && result.At > since && result.Id < before && result.Outcome != CheckOutcome.Error)
            .Select(result => result.Duration)
            .ToListAsync(cancellationToken);
        return DurationPercentiles.Of([.. newest, .. others]);
    }

    private async Task<DateTimeOffset?> LastBeforeStartAsync(Guid checkId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenReadSessionAsync(cancellationToken);
        var last = await session.Results
            .Where(result => result.CheckId == checkId && result.Id < history.FirstId)
            .OrderByDescending(result => result.At)
            .Select(result => result.At)
            .Take(1)
            .ToListAsync(cancellationToken);
        return last.Count > 0 ? last[0] : null;
    }

    // What is on its way to the store waits for the writer: only where it is looked at.
    private async Task<IStoreReadSession> OpenAsync(long upTo, CancellationToken cancellationToken)
    {
        if (!history.HasStoredUpTo(upTo))
        {
            await history.FlushAsync(cancellationToken);
        }

        return await store.OpenReadSessionAsync(cancellationToken);
    }
}
