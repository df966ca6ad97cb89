namespace ServiceRegistry.GraphQL;

/// <summary>
/// On a static method of one of the schema's classes, or of one that <see cref="SchemaBuilder.AddDataLoader(Type)"/> names: the method is no
/// field but fetches the values of many keys. Its first parameter is the keys, an <see cref="IReadOnlyList{T}"/>; it answers a task of an
/// <see cref="IReadOnlyDictionary{TKey, TValue}"/>, or of an <see cref="ILookup{TKey, TElement}"/> where a key has many values; its other
/// parameters are services, and a <see cref="CancellationToken"/>. A resolver takes an <see cref="IDataLoader{TKey, TValue}"/> of these types
/// as a parameter: of arrays, where there are many values. On such a parameter the attribute names the method that is meant.
/// </summary>
/// <param name="name">The loader's name; that of its method, without <c>Get</c> and <c>Async</c>, where null.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    /// <summary>The loader's name.</summary>
    public string? Name { get; } = name;

    /// <summary>The most keys that are fetched at once; 0 for the default of <see cref="DataLoaderOptions"/>.</summary>
    public int MaxBatchSize { get; set; }
}
