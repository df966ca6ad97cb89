namespace ServiceRegistry.GraphQL;

/// <summary>A data loader that fetches many values for each of many keys at once (Hot Chocolate's name); for a key without any, none.</summary>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValue">The type of one value.</typeparam>
/// <param name="batchScheduler">Says when to fetch.</param>
/// <param name="options">Its bounds; the defaults where null.</param>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
    : BatchDataLoader<TKey, TValue[]>(batchScheduler, options)
    where TKey : notnull
{
    private protected override TValue[] Missing => [];

    /// <inheritdoc />
    protected sealed override async Task<IReadOnlyDictionary<TKey, TValue[]>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
        (await LoadGroupedBatchAsync(keys, cancellationToken).ConfigureAwait(false)).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Fetches the values of some keys, each given once.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends when the client leaves or the operation's time is up.</param>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);
}
