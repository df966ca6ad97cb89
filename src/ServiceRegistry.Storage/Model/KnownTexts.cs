using System.Text.Json;

namespace ServiceRegistry.Storage.Model;

/// <summary>
/// Texts that were read before, found by their bytes, so that no string is made for one that is read again. It knows so many of the last
/// ones, each at its place by its hash, and forgets whatever had the place before: it takes no lock.
/// </summary>
internal static class KnownTexts
{
    private const int Places = 4096;
    private const int MaxLength = 256;

    private static readonly Known?[] texts = new Known?[Places];

    /// <summary>The name or text that the reader is at.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > MaxLength)
        {
            return reader.GetString()!;
        }

        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref texts[(uint)hash.ToHashCode() % Places];
        if (Volatile.Read(ref place) is { } known && reader.ValueSpan.SequenceEqual(known.Utf8))
        {
            return known.Text;
        }

        var text = reader.GetString()!;
        Volatile.Write(ref place, new Known(reader.ValueSpan.ToArray(), text));
        return text;
    }

    /// <param name="Utf8">As it stands between the quotes.</param>
    /// <param name="Text">What it means.</param>
    private sealed record Known(byte[] Utf8, string Text);
}
