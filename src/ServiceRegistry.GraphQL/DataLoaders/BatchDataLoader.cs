namespace ServiceRegistry.GraphQL;

/// <summary>A data loader that fetches many keys at once (Hot Chocolate's name). There is one for each operation.</summary>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
/// <param name="batchScheduler">Says when to fetch.</param>
/// <param name="options">Its bounds; the defaults where null.</param>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions? options = null) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly int maxBatchSize = Math.Max(1, (options ?? DataLoaderOptions.Default).MaxBatchSize);
    private readonly Dictionary<TKey, Task<TValue?>> cache = [];
    private readonly Lock gate = new();
    private List<Promise>? open;

    /// <inheritdoc />
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var loading = Load(key);

        // The operation's own end reaches those who wait through the fetch.
        return loading.IsCompleted || !cancellationToken.CanBeCanceled || cancellationToken == batchScheduler.Aborted
            ? loading
            : loading.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)).ToArray()).ConfigureAwait(false);

    /// <inheritdoc />
    public void SetCacheEntry(TKey key, TValue? value)
    {
        lock (gate)
        {
            cache.TryAdd(key, Task.FromResult(value));
        }
    }

    /// <inheritdoc />
    public void RemoveCacheEntry(TKey key)
    {
        lock (gate)
        {
            cache.Remove(key);
        }
    }

    /// <summary>Fetches the values of some keys, each given once. A key that is not in the answer has no value.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends when the client leaves or the operation's time is up.</param>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>What a key has that is not in the answer.</summary>
    private protected virtual TValue? Missing => default;

    private Task<TValue?> Load(TKey key)
    {
        List<Promise> batch;
        Task<TValue?> loading;
        lock (gate)
        {
            if (cache.TryGetValue(key, out var known))
            {
                return known;
            }

            var promise = new Promise(key);
            loading = promise.Task;
            cache.Add(key, loading);
            if (open is not null && open.Count < maxBatchSize)
            {
                open.Add(promise);
                return loading;
            }

            open = batch = [promise];
        }

        batchScheduler.Schedule(() => DispatchAsync(batch));
        return loading;
    }

    private async ValueTask DispatchAsync(List<Promise> batch)
    {
        lock (gate)
        {
            // From here on nobody adds to it.
            open = open == batch ? null : open;
        }

        try
        {
            var values = await LoadBatchAsync([.. batch.Select(promise => promise.Key)], batchScheduler.Aborted).ConfigureAwait(false);
            using (batchScheduler.Hold())
            {
                foreach (var promise in batch)
                {
                    promise.SetResult(values.TryGetValue(promise.Key, out var value) ? value : Missing);
                }
            }
        }
        catch (Exception exception)
        {
            using (batchScheduler.Hold())
            {
                foreach (var promise in batch)
                {
                    promise.TrySetException(exception);
                }
            }
        }
    }

    /// <summary>A value that is being waited for. Those who wait go on at once, on the thread that sets it: so the hold covers them.</summary>
    private sealed class Promise(TKey key) : TaskCompletionSource<TValue?>
    {
        public TKey Key => key;
    }
}
