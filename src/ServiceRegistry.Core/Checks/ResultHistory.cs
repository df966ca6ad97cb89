using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Checks;

/// <summary>Takes results to the store in batches: within a second, or when one is full, or when someone wants to read them.</summary>
internal sealed class ResultHistory : IAsyncDisposable
{
    private const int BatchSize = 1000;

    // What a store that does not take them may pile up; then the oldest go.
    private const int MaxPending = 20_000;

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim flushing = new(1, 1);
    private readonly Writer writer;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly BackgroundLoop loop;
    private List<StoredResult> pending = [];
    private long lastId;
    private long firstOnItsWay = long.MaxValue;

    /// <param name="lastId">The greatest id of a result that was ever stored.</param>
    /// <param name="writer">Stores them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="diagnostics">Is told of those that are dropped.</param>
    public ResultHistory(long lastId, Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.lastId = lastId;
        FirstId = lastId + 1;
        this.writer = writer;
        this.diagnostics = diagnostics;
        loop = new("storing results of checks", time, diagnostics, FlushAndSleepAsync);
    }

    /// <summary>The id that the first result of this process has.</summary>
    public long FirstId { get; }

    public void Start() => loop.Start();

    /// <summary>The id of a result that is added next, before any other one is.</summary>
    public long NextId() => Interlocked.Increment(ref lastId);

    /// <summary>Whether all results before one are stored that are not dropped.</summary>
    public bool HasStoredUpTo(long id)
    {
        lock (gate)
        {
            return firstOnItsWay >= id && (pending.Count == 0 || pending[0].Id >= id);
        }
    }

    public void Add(StoredResult result)
    {
        bool isFull;
        var dropped = 0;
        lock (gate)
        {
            pending.Add(result);
            isFull = pending.Count == BatchSize;
            if (pending.Count >= MaxPending + BatchSize)
            {
                // The store neither takes nor refuses them: it hangs.
                dropped = DropOldest(pending);
            }
        }

        if (isFull)
        {
            loop.Wake();
        }

        TellOf(dropped);
    }

    /// <summary>Returns when all results added so far are stored.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await flushing.WaitAsync(cancellationToken);
        try
        {
            var results = TakePending();
            if (results.Count > 0)
            {
                await StoreAsync(results, cancellationToken);
            }
        }
        finally
        {
            flushing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            diagnostics.BackgroundFailed("storing the last results of checks", exception);
        }
    }

    private async Task<TimeSpan?> FlushAndSleepAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return Gathering;
    }

    private List<StoredResult> TakePending()
    {
        lock (gate)
        {
            var results = pending;
            pending = [];
            firstOnItsWay = results.Count > 0 ? results[0].Id : long.MaxValue;
            return results;
        }
    }

    private async Task StoreAsync(List<StoredResult> results, CancellationToken cancellationToken)
    {
        try
        {
            // Not cancelled once it waits for the writer: else it could not be told whether they were stored.
            cancellationToken.ThrowIfCancellationRequested();
            await writer.RunAsync((store, stop) => store.AppendResultsAsync(results, stop), CancellationToken.None);
            Volatile.Write(ref firstOnItsWay, long.MaxValue);
        }
        catch
        {
            Return(results);
            throw;
        }
    }

    private void Return(List<StoredResult> results)
    {
        int dropped;
        lock (gate)
        {
            results.AddRange(pending);
            dropped = DropOldest(results);
            pending = results;
            firstOnItsWay = long.MaxValue;
        }

        TellOf(dropped);
    }

    private static int DropOldest(List<StoredResult> results)
    {
        var dropped = Math.Max(0, results.Count - MaxPending);
        results.RemoveRange(0, dropped);
        return dropped;
    }

    private void TellOf(int dropped)
    {
        if (dropped > 0)
        {
            diagnostics.ResultsDropped(dropped);
        }
    }
}
