using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The context data of one operation: resolvers that run at once may read and change it.</summary>
internal sealed class OperationState : IDictionary<string, object?>, IReadOnlyDictionary<string, object?>
{
    // Up to here looking through the entries is quicker than looking them up, and takes less memory.
    private const int Few = 8;

    private readonly Lock gate = new();
    private KeyValuePair<string, object?>[] few = [];
    private int count;
    private Dictionary<string, object?>? many;

    public OperationState(params ReadOnlySpan<IEnumerable<KeyValuePair<string, object?>>?> sources)
    {
        foreach (var source in sources)
        {
            switch (source)
            {
                case null:
                    break;
                case OperationState { many: null } state:
                    foreach (var (key, value) in state.few.AsSpan(0, state.count))
                    {
                        Set(key, value);
                    }

                    break;
                default:
                    foreach (var (key, value) in source)
                    {
                        Set(key, value);
                    }

                    break;
            }
        }
    }

    public ICollection<string> Keys => [.. Snapshot().Select(entry => entry.Key)];

    public ICollection<object?> Values => [.. Snapshot().Select(entry => entry.Value)];

    IEnumerable<string> IReadOnlyDictionary<string, object?>.Keys => Keys;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Values;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return many?.Count ?? count;
            }
        }
    }

    public bool IsReadOnly => false;

    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The operation has no state named {key}.");
        set
        {
            lock (gate)
            {
                Set(key, value);
            }
        }
    }

    public void Add(string key, object? value)
    {
        lock (gate)
        {
            if (TryFind(key, out _))
            {
                throw new ArgumentException($"The operation has a state named {key} already.", nameof(key));
            }

            Set(key, value);
        }
    }

    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool Contains(KeyValuePair<string, object?> item) => TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        lock (gate)
        {
            return TryFind(key, out value);
        }
    }

    public bool Remove(string key)
    {
        lock (gate)
        {
            return RemoveEntry(key);
        }
    }

    public bool Remove(KeyValuePair<string, object?> item)
    {
        lock (gate)
        {
            return TryFind(item.Key, out var value) && Equals(value, item.Value) && RemoveEntry(item.Key);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            (few, count, many) = ([], 0, null);
        }
    }

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => Snapshot().CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<string, object?>[] Snapshot()
    {
        lock (gate)
        {
            return many?.ToArray() ?? few[..count];
        }
    }

    // What follows is called with the gate held.
    private bool TryFind(string key, out object? value)
    {
        if (many is not null)
        {
            return many.TryGetValue(key, out value);
        }

        var index = IndexOf(key);
        value = index < 0 ? null : few[index].Value;
        return index >= 0;
    }

    private void Set(string key, object? value)
    {
        if (many is not null)
        {
            many[key] = value;
            return;
        }

        var index = IndexOf(key);
        if (index < 0 && count == Few)
        {
            many = new Dictionary<string, object?>(few, StringComparer.Ordinal) { [key] = value };
            few = [];
            return;
        }

        if (index < 0)
        {
            index = count++;
            if (index == few.Length)
            {
                Array.Resize(ref few, index == 0 ? 2 : Few);
            }
        }

        few[index] = new(key, value);
    }

    private bool RemoveEntry(string key)
    {
        if (many is not null)
        {
            return many.Remove(key);
        }

        var index = IndexOf(key);
        if (index < 0)
        {
            return false;
        }

        few.AsSpan(index + 1, --count - index).CopyTo(few.AsSpan(index));
        few[count] = default;
        return true;
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < count; i++)
        {
            if (few[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
