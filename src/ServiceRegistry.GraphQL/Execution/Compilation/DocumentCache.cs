using System.Diagnostics.CodeAnalysis;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Documents by their bytes.</summary>
internal sealed class DocumentCache(int capacity)
{
    /// <summary>The largest document in bytes: a few large ones must not fill the memory that the bound on their number means to spare.</summary>
    public const int MaxDocumentLength = 64 * 1024;

    private readonly Generations<byte[], CompiledDocument> documents = new(capacity, DocumentBytes.Comparer);

    public bool TryGet(ReadOnlySpan<byte> document, [NotNullWhen(true)] out CompiledDocument? compiled)
    {
        compiled = null;
        return document.Length <= MaxDocumentLength && documents.TryGet(document, out compiled);
    }

    /// <summary>True for a document that was found here: it may be used without being looked up again.</summary>
    public bool IsFrom(CompiledDocument compiled) => compiled.Cache == this;

    public void Add(ReadOnlySpan<byte> document, CompiledDocument compiled)
    {
        if (document.Length <= MaxDocumentLength)
        {
            var source = document.ToArray();
            compiled.Source = source;
            compiled.Cache = this;
            documents.Add(source, compiled);
        }
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
