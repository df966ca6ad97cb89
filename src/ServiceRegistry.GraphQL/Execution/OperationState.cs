using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The context data of one operation: resolvers that run at once may read and change it.</summary>
internal sealed class OperationState : IDictionary<string, object?>
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, object?> entries = new(StringComparer.Ordinal);

    public OperationState(params ReadOnlySpan<IEnumerable<KeyValuePair<string, object?>>?> sources)
    {
        foreach (var source in sources)
        {
            foreach (var (key, value) in source ?? [])
            {
                entries[key] = value;
            }
        }
    }

    public ICollection<string> Keys => [.. Snapshot().Select(entry => entry.Key)];

    public ICollection<object?> Values => [.. Snapshot().Select(entry => entry.Value)];

    public int Count => Locked(static e => e.Count);

    public bool IsReadOnly => false;

    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The operation has no state named {key}.");
        set
        {
            lock (gate)
            {
                entries[key] = value;
            }
        }
    }

    public void Add(string key, object? value)
    {
        lock (gate)
        {
            entries.Add(key, value);
        }
    }

    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool Contains(KeyValuePair<string, object?> item) => TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out value);
        }
    }

    public bool Remove(string key)
    {
        lock (gate)
        {
            return entries.Remove(key);
        }
    }

    public bool Remove(KeyValuePair<string, object?> item)
    {
        lock (gate)
        {
            return ((ICollection<KeyValuePair<string, object?>>)entries).Remove(item);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => Snapshot().CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<string, object?>[] Snapshot() => Locked(static e => e.ToArray());

    private T Locked<T>(Func<Dictionary<string, object?>, T> read)
    {
        lock (gate)
        {
            return read(entries);
        }
    }
}
