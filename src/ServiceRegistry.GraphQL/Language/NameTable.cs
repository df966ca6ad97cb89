using System.Buffers;
using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>The strings of one document's names, each made once. The table is borrowed.</summary>
internal struct NameTable() : IDisposable
{
    private const int FirstSize = 64;

    private Entry[] entries = ArrayPool<Entry>.Shared.Rent(FirstSize);
    private int mask = FirstSize - 1;
    private int count;

    /// <summary>The string of a name.</summary>
    /// <param name="name">The name's bytes; ASCII.</param>
    internal string Get(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        var slot = hash & mask;
        while (entries[slot].Name is { } known)
        {
            if (entries[slot].Hash == hash && Ascii.Equals(name, known))
            {
                return known;
            }

            slot = (slot + 1) & mask;
        }

        var made = Encoding.ASCII.GetString(name);
        entries[slot] = new Entry(made, hash);
        if (++count * 2 > mask)
        {
            Grow();
        }

        return made;
    }

    /// <summary>Gives the table back.</summary>
    public void Dispose()
    {
        ArrayPool<Entry>.Shared.Return(entries, clearArray: true);
        entries = [];
    }

    // The hash is seeded at random in every process: names cannot be chosen so that they collide.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    private void Grow()
    {
        var old = entries.AsSpan(0, mask + 1);
        var larger = ArrayPool<Entry>.Shared.Rent(old.Length * 2);
        mask = (old.Length * 2) - 1;
        foreach (var entry in old)
        {
            if (entry.Name is null)
            {
                continue;
            }

            var slot = entry.Hash & mask;
            while (larger[slot].Name is not null)
            {
                slot = (slot + 1) & mask;
            }

            larger[slot] = entry;
        }

        ArrayPool<Entry>.Shared.Return(entries, clearArray: true);
        entries = larger;
    }

    private readonly record struct Entry(string? Name, int Hash);
}
