namespace ServiceRegistry.GraphQL.Language;

/// <summary>
/// Text of the client in messages, cut: a name of a megabyte in each of a hundred errors would make a small request a large answer.
/// </summary>
internal static class Shorten
{
    private const int Longest = 80;

    /// <summary>The name in backticks.</summary>
    /// <param name="name">A name from the document.</param>
    internal static string Quote(string name) => $"`{Cut(name, Longest)}`";

    /// <summary>The text, cut to a length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The characters to keep.</param>
    internal static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return $"{text.AsSpan(0, end)}…";
    }
}
