using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>The strings of one document's names, each made once.</summary>
internal sealed class NameTable
{
    private string?[] slots = new string?[64];
    private int[] hashes = new int[64];
    private int count;

    /// <summary>The string of a name.</summary>
    /// <param name="name">The name's bytes; ASCII.</param>
    internal string Get(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        var slot = hash & (slots.Length - 1);
        while (slots[slot] is { } known)
        {
            if (hashes[slot] == hash && Ascii.Equals(name, known))
            {
                return known;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        var made = Encoding.ASCII.GetString(name);
        slots[slot] = made;
        hashes[slot] = hash;
        if (++count * 2 > slots.Length)
        {
            Grow();
        }

        return made;
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
        var (oldSlots, oldHashes) = (slots, hashes);
        slots = new string?[oldSlots.Length * 2];
        hashes = new int[slots.Length];
        for (var i = 0; i < oldSlots.Length; i++)
        {
            if (oldSlots[i] is not { } name)
            {
                continue;
            }

            var slot = oldHashes[i] & (slots.Length - 1);
            while (slots[slot] is not null)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = name;
            hashes[slot] = oldHashes[i];
        }
    }
}
