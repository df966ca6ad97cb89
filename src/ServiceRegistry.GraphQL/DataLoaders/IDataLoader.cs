namespace ServiceRegistry.GraphQL;

/// <summary>A data loader, whatever it loads.</summary>
public interface IDataLoader;

/// <summary>
/// Loads values by their keys for the fields of one operation (Hot Chocolate's name). What many fields ask for one by one is fetched
/// together, once nothing else is left to run, and each key is fetched once in an operation.
/// </summary>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>Loads the value of a key; the type's default, null for classes, where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting; the fetch goes on for others.</param>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Loads the values of several keys, each at its key's place.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends the waiting; the fetch goes on for others.</param>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Keeps a value that came another way, unless the key was asked for already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    void SetCacheEntry(TKey key, TValue? value);

    /// <summary>Forgets a key, so that it is fetched again: what a mutation does with what it changed.</summary>
    /// <param name="key">The key.</param>
    void RemoveCacheEntry(TKey key);
}

/// <summary>Extensions of <see cref="IDataLoader{TKey, TValue}"/>.</summary>
public static class DataLoaderExtensions
{
    /// <summary>Loads the value of a key that must have one.</summary>
    /// <typeparam name="TKey">The keys' type.</typeparam>
    /// <typeparam name="TValue">The values' type.</typeparam>
    /// <param name="loader">The loader.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static async Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull =>
        await loader.LoadAsync(key, cancellationToken).ConfigureAwait(false)
        ?? throw new KeyNotFoundException($"There is no {typeof(TValue).Name} with the key {key}.");
}
