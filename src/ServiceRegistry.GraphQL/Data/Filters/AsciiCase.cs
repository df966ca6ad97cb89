namespace ServiceRegistry.GraphQL.Data;

/// <summary>Compares text with A to Z taken for a to z, and every other letter for itself: what all databases can do alike.</summary>
internal static class AsciiCase
{
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    /// <param name="text">Any text.</param>
    /// <param name="folded">Folded text.</param>
    public static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        if (text.Length < folded.Length)
        {
            return false;
        }

        for (var i = 0; i < folded.Length; i++)
        {
            if (Fold(text[i]) != folded[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="text">Any text.</param>
    /// <param name="folded">Folded text.</param>
    public static bool EndsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> folded) =>
        text.Length >= folded.Length && StartsWith(text[^folded.Length..], folded);

    /// <param name="text">Any text.</param>
    /// <param name="folded">Folded text.</param>
    public static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        for (var i = 0; i + folded.Length <= text.Length; i++)
        {
            if (StartsWith(text[i..], folded))
            {
                return true;
            }
        }

        return false;
    }

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
