using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Documents by their bytes, in two generations: what is used moves to the young one; when that is full it becomes the old one, and what was
/// old is forgotten. Reading takes no lock.
/// </summary>
internal sealed class DocumentCache(int capacity)
{
    // A few large documents must not fill the memory that the bound on their number means to spare.
    private const int MaxDocumentLength = 64 * 1024;

    private readonly int generationSize = Math.Max(1, capacity / 2);
    private ConcurrentDictionary<byte[], CompiledDocument> young = new(DocumentBytes.Comparer);
    private ConcurrentDictionary<byte[], CompiledDocument> old = new(DocumentBytes.Comparer);

    public bool TryGet(ReadOnlySpan<byte> document, [NotNullWhen(true)] out CompiledDocument? compiled)
    {
        if (young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(document, out compiled))
        {
            return true;
        }

        if (!old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(document, out compiled))
        {
            return false;
        }

        Add(document, compiled);
        return true;
    }

    public void Add(ReadOnlySpan<byte> document, CompiledDocument compiled)
    {
        if (capacity == 0 || document.Length > MaxDocumentLength)
        {
            return;
        }

        var current = young;
        if (current.Count >= generationSize)
        {
            old = current;
            young = current = new ConcurrentDictionary<byte[], CompiledDocument>(DocumentBytes.Comparer);
        }

        current[document.ToArray()] = compiled;
    }

    /// <summary>Compares the bytes themselves: whatever the hash, another document is never taken for this one.</summary>
    private sealed class DocumentBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly DocumentBytes Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
