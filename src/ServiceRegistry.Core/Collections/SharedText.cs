namespace ServiceRegistry.Core.Collections;

/// <summary>
/// Gives texts that are equal one object: of a hundred thousand instances most say the same of themselves. It knows so many of the last
/// ones, each at its place by its hash, and forgets whatever had the place before; so it takes no lock, and what clients send cannot make
/// it grow.
/// </summary>
internal static class SharedText
{
    private const int Places = 4096;
    private const int MaxLength = 128;

    private static readonly string?[] texts = new string?[Places];

    /// <summary>The text, or one that is equal.</summary>
    public static string Of(string text)
    {
        if (text.Length > MaxLength)
        {
            return text;
        }

        ref var place = ref texts[(uint)text.GetHashCode() % Places];
        if (Volatile.Read(ref place) is { } known && known == text)
        {
            return known;
        }

        Volatile.Write(ref place, text);
        return text;
    }
}
