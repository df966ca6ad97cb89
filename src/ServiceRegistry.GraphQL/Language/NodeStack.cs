using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>
/// The nodes of the lists that the parser is in, the innermost list on top: one borrowed buffer for a whole document, where each list would
/// grow one of its own.
/// </summary>
internal struct NodeStack() : IDisposable
{
    private SyntaxNode[] nodes = ArrayPool<SyntaxNode>.Shared.Rent(64);

    /// <summary>How many nodes there are; where a list begins that is to be taken.</summary>
    public int Count { get; private set; }

    public void Push(SyntaxNode node)
    {
        if (Count == nodes.Length)
        {
            Grow();
        }

        nodes[Count++] = node;
    }

    /// <summary>Takes a list off that has come to its end.</summary>
    /// <param name="start">What <see cref="Count"/> was at its beginning.</param>
    public ImmutableArray<T> Take<T>(int start)
        where T : SyntaxNode
    {
        var list = new T[Count - start];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = (T)nodes[start + i];
        }

        Count = start;
        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        ArrayPool<SyntaxNode>.Shared.Return(nodes, clearArray: true);
        nodes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxNode>.Shared.Rent(nodes.Length * 2);
        nodes.CopyTo(larger, 0);
        ArrayPool<SyntaxNode>.Shared.Return(nodes, clearArray: true);
        nodes = larger;
    }
}
